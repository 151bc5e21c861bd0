import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { MembershipCard } from "@/components/membership-card/membership-card";
import { PointsFigure } from "@/components/points-figure";
import { RewardCard } from "@/components/reward-card";
import { tierTone } from "@/components/tier-tone";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { Home } from "@/db/queries/home";
import type { InWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";
import { Expiring } from "./expiring";
import { GoalNow } from "./goal-now";
import { Nearly } from "./nearly";
import { Recent } from "./recent";
import { TierNow } from "./tier-now";
import { Welcome } from "./welcome";

type Whose = { name: string; number: string; programme: string; currency: string };

/** A member's home, whole: what it shows is all there, whoever looks. */
export async function HomeWhole({ home, whose, words, now }: { home: Home; whose: Whose; words: InWords; now: Date }) {
  const t = await getTranslations("home");
  const { name, number, programme, currency } = whose;
  const { standing } = home;
  const { level } = standing.tier;
  const tierName = level.name[words.locale];
  const points = words.points(standing.spendable);
  const isNew = home.recent.length === 0;

  return (
    <>
      <div className="grid items-center gap-x-12 gap-y-6 lg:grid-cols-[1fr_26rem]">
        <div>
          <h1 className="text-title font-extrabold">{t(isNew ? "greetingFirst" : "greeting", { name })}</h1>
          <p className="mt-4 text-ink-soft">{t("balance")}</p>
          <PointsFigure points={standing.spendable} unit={words.unit} locale={words.locale} />
          <Aside home={home} words={words} />
        </div>
        <MembershipCard
          programmeName={programme}
          tierName={tierName}
          tone={tierTone(rankOf(standing.terms, level.code))}
          name={name}
          number={number}
          points={standing.spendable}
          unit={words.unit}
          locale={words.locale}
          label={t("cardLabel", { name, tier: tierName, number, points })}
        />
      </div>
      <div className="mt-10">
        {isNew ? <Welcome home={home} programme={programme} currency={currency} number={number} words={words} /> : null}
        {home.goal ? <GoalNow goal={home.goal} home={home} words={words} /> : null}
        <Nearly home={home} words={words} title={t(isNew ? "nearlyFirst" : "nearly")} />
        {isNew ? null : <Holdings home={home} words={words} now={now} />}
        <Section id="tier" title={t("tier")} action={<More href="/tiers">{t("tierAll")}</More>}>
          <TierNow standing={standing} words={words} />
        </Section>
      </div>
    </>
  );
}

/** What a member who has earned something can do with it, when it goes, and what happened last. */
function Holdings({ home, words, now }: { home: Home; words: InWords; now: Date }) {
  const t = useTranslations("home");
  const { standing } = home;
  return (
    <>
      <Section id="redeemable" title={t("redeemable")} action={<More href="/rewards">{t("all")}</More>}>
        {home.redeemable.length === 0 ? (
          <NothingYet />
        ) : (
          <ul className="grid grid-cols-2 gap-x-4 gap-y-6 lg:grid-cols-4">
            {home.redeemable.map((reward) => (
              <li key={reward.publicId}>
                <RewardCard reward={reward} terms={standing.terms} words={words} now={now} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Expiring expiries={standing.expiries} words={words} />
      <Section id="recent" title={t("recent")} action={<More href="/activity">{t("recentAll")}</More>}>
        <Recent lines={home.recent} words={words} />
      </Section>
    </>
  );
}

/** What belongs to the balance: points on their way, and codes that wait. */
function Aside({ home, words }: { home: Home; words: InWords }) {
  const t = useTranslations("home");
  const { pending, pendingLots, debt } = home.standing;
  const [first] = pendingLots;
  const isAll = pendingLots.every((lot) => lot.availableAt.getTime() === first?.availableAt.getTime());
  return (
    <div className="mt-2 grid justify-items-start">
      {debt > 0 ? <p className="max-w-prose">{t("owed", { points: words.points(debt) })}</p> : null}
      {first ? (
        <p className="text-ink-soft">
          {t("pending", { points: words.points(pending) })},{" "}
          <time dateTime={first.availableAt.toISOString()}>
            {t(isAll ? "pendingAll" : "pendingFirst", { at: words.at(first.availableAt) })}
          </time>
          .{" "}
          <PendingLink href="/activity#pending" className="text-link inline-flex min-h-11 items-center gap-1">
            {t("pendingLink")}
          </PendingLink>
        </p>
      ) : null}
      {home.readyCount > 0 ? (
        <PendingLink href="/redemptions?show=ready" className="text-link inline-flex min-h-11 items-center gap-1.5">
          <Icon name="ticket" />
          {t("ready", { count: home.readyCount })}
        </PendingLink>
      ) : null}
    </div>
  );
}

function NothingYet() {
  const t = useTranslations("home");
  return (
    <EmptyState
      kind="first"
      title={t("noneTitle")}
      action={
        <>
          <ButtonLink href="/rewards">{t("noneAction")}</ButtonLink>
          <ButtonLink href="/earn" look="secondary">
            {t("earn")}
          </ButtonLink>
        </>
      }
    >
      <p>{t("none")}</p>
    </EmptyState>
  );
}

function More({ href, children }: { href: string; children: string }) {
  return (
    <PendingLink href={href} className="text-link inline-flex min-h-11 items-center gap-1">
      {children}
    </PendingLink>
  );
}
