import { getTranslations } from "next-intl/server";
import { PointsFigure } from "@/components/points-figure";
import { TierBadge } from "@/components/tier-badge";
import { tierTone } from "@/components/tier-tone";
import { Meter } from "@/components/ui/meter";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import type { LineView } from "@/db/queries/lines";
import type { Standing } from "@/db/queries/standing";
import type { TierGives } from "@/db/queries/tier-gives";
import type { InWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";
import { Levels } from "./levels";
import { TierCount } from "./tier-count";
import { TierHistory } from "./tier-history";

type Props = { standing: Standing; moves: LineView[]; gives: TierGives; words: InWords };

/** Where a member stands among the tiers, how they got there, and what counts. */
export async function TiersWhole({ standing, moves, gives, words }: Props) {
  const t = await getTranslations("tiers");
  const { level } = standing.tier;
  const name = level.name[words.locale];

  return (
    <>
      <PageTitle
        title={t("you", { tier: name })}
        above={<TierBadge name={t("badge", { tier: name })} tone={tierTone(rankOf(standing.terms, level.code))} />}
        lead={await howLong(standing, words)}
      />
      <p className="mb-8 max-w-2xl">{t("lead")}</p>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <TierCount standing={standing} words={words} />
        <Points standing={standing} words={words} />
      </div>
      <Levels standing={standing} gives={gives} words={words} />
      <TierHistory moves={moves} standing={standing} words={words} />
    </>
  );
}

/** Until when the level is theirs: for good, to a day, or for as long as enough is counted. */
async function howLong({ tier }: Standing, words: InWords): Promise<string> {
  const t = await getTranslations("tiers");
  if (tier.isInGrace && tier.keepBy) return t("graceLead", { at: words.until(tier.keepBy) });
  if (tier.until) return t("untilLead", { at: words.until(tier.until) });
  return tier.keepBy ? t("whileCounted", { at: words.until(tier.keepBy) }) : t("lasting");
}

async function Points({ standing, words }: { standing: Standing; words: InWords }) {
  const [t, expiry] = await Promise.all([getTranslations("tiers"), getTranslations("expiry")]);
  const { spendable, pending, expiries } = standing;
  const [next] = expiries;
  return (
    <section aria-labelledby="points-title" className="mt-10 border-t-2 border-ink pt-3 lg:mt-0">
      <h2 id="points-title" className="text-heading">
        {t("points")}
      </h2>
      <p className="mb-4 text-ink-soft">{t("pointsMeaning")}</p>
      <PointsFigure points={spendable} unit={words.unit} locale={words.locale} size="heading" />
      <div className="mt-4">
        <Meter
          value={spendable}
          max={spendable + pending}
          label={t("pointsMeter", { points: words.points(spendable), all: words.points(spendable + pending) })}
        />
      </div>
      <p className="mt-4 text-note text-ink-soft">
        {next ? t("pointsNext", { points: words.points(next.points), at: words.until(next.at) }) : t("pointsNever")}
      </p>
      <PendingLink href="/activity/expiry" className="text-link inline-flex min-h-11 items-center gap-1">
        {expiry("link")}
      </PendingLink>
    </section>
  );
}
