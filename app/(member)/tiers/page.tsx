import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PointsFigure } from "@/components/points-figure";
import { TierBadge } from "@/components/tier-badge";
import { TierProgress } from "@/components/tier-progress";
import { tierTone } from "@/components/tier-tone";
import { Meter } from "@/components/ui/meter";
import { PageTitle } from "@/components/ui/section";
import type { Standing } from "@/db/queries/standing";
import { findTiers } from "@/db/queries/tiers";
import { type InWords, inWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";
import { requireMember } from "@/lib/session";
import { Levels } from "./_components/levels";
import { TierHistory } from "./_components/tier-history";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tiers"))("title") };
}

export default async function TiersPage() {
  const { member, now } = await requireMember();
  const [t, words] = await Promise.all([getTranslations("tiers"), inWords()]);
  const { standing, moves } = await findTiers(member.id, words.locale, now);
  const { level, until } = standing.tier;
  const name = level.name[words.locale];

  return (
    <>
      <PageTitle
        title={t("you", { tier: name })}
        above={<TierBadge name={t("badge", { tier: name })} tone={tierTone(rankOf(standing.terms, level.code))} />}
        lead={until ? t("untilLead", { at: words.until(until) }) : t("lasting")}
      />
      <p className="mb-8 max-w-2xl">{t("lead")}</p>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <TierPoints standing={standing} words={words} />
        <Points standing={standing} words={words} />
      </div>
      <Levels standing={standing} words={words} />
      <TierHistory moves={moves} standing={standing} words={words} />
    </>
  );
}

async function TierPoints({ standing, words }: { standing: Standing; words: InWords }) {
  const t = await getTranslations("tiers");
  const { tierPoints, periodEnds } = standing.tier;
  return (
    <section aria-labelledby="tier-points-title" className="border-t-2 border-ink pt-3">
      <h2 id="tier-points-title" className="text-heading">
        {t("tierPoints")}
      </h2>
      <p className="mb-4 text-ink-soft">{t("tierPointsMeaning")}</p>
      <PointsFigure points={tierPoints} unit={t("tierPoints").toLowerCase()} locale={words.locale} size="heading" />
      <div className="mt-4">
        <TierProgress standing={standing} words={words} />
      </div>
      <p className="mt-4 text-note text-ink-soft">
        {periodEnds ? t("period", { at: words.at(periodEnds) }) : t("lifetime")}
      </p>
    </section>
  );
}

async function Points({ standing, words }: { standing: Standing; words: InWords }) {
  const t = await getTranslations("tiers");
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
    </section>
  );
}
