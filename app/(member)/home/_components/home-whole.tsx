import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import type { Home } from "@/db/queries/home";
import { told } from "@/lib/base/told";
import type { InWords } from "@/lib/in-words";
import { translationsIn } from "@/lib/translations-in";
import { HomeView } from "./home-view";
import { homeWords } from "./home-words";
import { Welcome } from "./welcome";

type Whose = { name: string; number: string; programme: string; currency: string };

/** A member's home, whole: what it shows is all there, whoever looks. */
export function HomeWhole({ home, whose, words, now }: { home: Home; whose: Whose; words: InWords; now: Date }) {
  const { name, number, programme, currency } = whose;
  const isNew = home.recent.length === 0;
  return (
    <HomeView
      words={told(homeWords(home, { name, number }, programme, words, now))}
      aside={<Aside home={home} words={words} />}
      welcome={
        isNew ? <Welcome home={home} programme={programme} currency={currency} number={number} words={words} /> : null
      }
      nothingYet={home.redeemable.length === 0 ? <NothingYet /> : null}
    />
  );
}

/** What belongs to the balance: points on their way, and codes that wait. */
function Aside({ home, words }: { home: Home; words: InWords }) {
  const t = translationsIn(words.locale, "home");
  const { pending, pendingLots, debt } = home.standing;
  if (debt === 0 && pendingLots.length === 0 && home.readyCount === 0) return null;
  const [first] = pendingLots;
  const isAll = pendingLots.every((lot) => lot.availableAt.getTime() === first?.availableAt.getTime());
  return (
    <div className="mt-2 grid justify-items-start">
      {debt > 0 ? <p className="max-w-prose">{t("owed", { points: words.points(debt) })}</p> : null}
      {first ? (
        <>
          <p className="text-ink-soft">
            {t("pending", { points: words.points(pending) })},{" "}
            <time dateTime={first.availableAt.toISOString()}>
              {t(isAll ? "pendingAll" : "pendingFirst", { at: words.at(first.availableAt) })}
            </time>
            .
          </p>
          <PendingLink href="/activity#pending" className="text-link inline-flex min-h-11 items-center gap-1">
            {t("pendingLink")}
          </PendingLink>
        </>
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
