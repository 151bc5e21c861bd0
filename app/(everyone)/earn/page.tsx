import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { expiryWords } from "@/components/expiry-in-words";
import { TierBadge } from "@/components/tier-badge";
import { tierRules } from "@/components/tier-rules";
import { tierTone } from "@/components/tier-tone";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle, Section } from "@/components/ui/section";
import { type InWords, inWords } from "@/lib/in-words";
import { liveTerms } from "@/lib/live-terms";
import { ordinaryPoints } from "@/lib/loyalty/earning";
import { expiryOf, type PointKind, type Terms } from "@/lib/loyalty/terms";
import { currentVisit } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("earn"))("title") };
}

/** Written by the rules themselves: every sentence and example is computed from the terms in force. */
export default async function EarnPage() {
  const [t, words, terms, { person, installation, now }] = await Promise.all([
    getTranslations("earn"),
    inWords(),
    liveTerms(),
    currentVisit(),
  ]);
  const rules = await tierRules(terms, words);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead", { version: terms.version })} />
      <Section id="purchases" title={t("purchases")}>
        <Rates terms={terms} currency={installation.currency} words={words} />
      </Section>
      <Section id="when" title={t("when")}>
        <Waiting terms={terms} />
      </Section>
      <Section id="expiry" title={t("expiry")}>
        <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
          <Lasting kind="base" terms={terms} words={words} now={now} />
          <Lasting kind="bonus" terms={terms} words={words} now={now} />
        </div>
      </Section>
      <Section id="tiers" title={t("tiers")} lead={rules.measure.join(" ")}>
        <ul className="grid gap-3">
          {terms.tiers.levels.map((level, rank) => (
            <li key={level.code} className="flex flex-wrap items-baseline gap-x-3">
              <TierBadge name={level.name[words.locale]} tone={tierTone(rank)} />
              <span>{t("tierLine", { percent: level.earnPercent })}</span>
              <span className="text-note text-ink-soft">{rules.from(level)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="next" title={t("next")}>
        <div className="flex flex-wrap gap-3">
          {person === null ? <ButtonLink href="/join">{t("join")}</ButtonLink> : null}
          <ButtonLink href="/rewards" look="secondary">
            {t("rewards")}
          </ButtonLink>
          <ButtonLink href="/terms" look="secondary">
            {t("terms")}
          </ButtonLink>
        </div>
      </Section>
    </>
  );
}

/** How many times the smallest earning amount the example is. */
const EXAMPLE_TIMES = 100;

async function Rates(props: { terms: Terms; currency: string; words: InWords }) {
  const { terms, currency, words } = props;
  const t = await getTranslations("earn");
  const ownFirst = Object.entries(terms.rates).sort(([a], [b]) => Number(b === currency) - Number(a === currency));
  return (
    <div className="grid gap-6">
      {ownFirst.map(([code, rate]) => {
        const totalMinor = rate.minor * EXAMPLE_TIMES;
        const examples = terms.tiers.levels.map((level) => ({
          level,
          gives: ordinaryPoints({ totalMinor, currency: code }, terms, level.code),
        }));
        return (
          <div key={code}>
            <p className="text-lead font-semibold">
              {t("rate", { points: rate.points, money: words.money(rate.minor, code) })}
            </p>
            <ul className="mt-1 text-ink-soft">
              {examples.map(({ level, gives }, rank) => {
                const points = words.points(gives);
                return (
                  <li key={level.code}>
                    {rank === 0
                      ? t("example", { money: words.money(totalMinor, code), points })
                      : t("exampleTier", { tier: level.name[words.locale], points })}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      <p className="max-w-prose">{t("rounding")}</p>
    </div>
  );
}

async function Waiting({ terms }: { terms: Terms }) {
  const t = await getTranslations("earn");
  const waits = Object.entries(terms.pendingDays).filter(([, days]) => days > 0);
  const nameOf = (channel: string) => (channel === "online" ? t("channels.online") : channel);
  return (
    <div className="grid max-w-prose gap-2">
      <p>{t("atOnce")}</p>
      {waits.map(([channel, days]) => (
        <p key={channel}>{t("pending", { channel: nameOf(channel), days })}</p>
      ))}
    </div>
  );
}

async function Lasting(props: { kind: PointKind; terms: Terms; words: InWords; now: Date }) {
  const { kind, terms, words, now } = props;
  const t = await getTranslations("earn");
  const expiry = await expiryWords(terms, words);
  const policy = terms.expiry[kind];
  const end = expiryOf(terms, kind, now);
  return (
    <div>
      <h3 className="font-bold">{t(kind)}</h3>
      <p>{expiry(policy).join(" ")}</p>
      {end === null ? null : <p className="text-ink-soft">{t("expiryExample", { at: words.until(end) })}</p>}
    </div>
  );
}
