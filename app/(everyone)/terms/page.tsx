import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { expiryWords } from "@/components/expiry-in-words";
import { tierRules } from "@/components/tier-rules";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle, Section } from "@/components/ui/section";
import { type InWords, inWords } from "@/lib/in-words";
import { liveTerms } from "@/lib/live-terms";
import type { PointKind, Terms } from "@/lib/loyalty/terms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("terms"))("title") };
}

export default async function TermsPage() {
  const [t, words, terms] = await Promise.all([getTranslations("terms"), inWords(), liveTerms()]);
  return (
    <>
      <PageTitle
        title={t("title")}
        lead={t("version", { version: terms.version, at: words.day(terms.effectiveFrom) })}
      />
      <div className="prose-plain">
        {terms.texts[words.locale].map(({ title, body }) => (
          <section key={title}>
            <h2 className="font-bold">{title}</h2>
            <p className="mt-1">{body}</p>
          </section>
        ))}
      </div>
      <Section id="machine" title={t("machine")} lead={t("machineLead")}>
        <MachineTerms terms={terms} words={words} />
      </Section>
      <p className="mt-8 mb-4 text-ink-soft">{t("privacy")}</p>
      <ButtonLink href="/earn" look="secondary">
        {t("earn")}
      </ButtonLink>
    </>
  );
}

/** What the evaluator reads, said in words: nothing here is written by hand. */
async function MachineTerms({ terms, words }: { terms: Terms; words: InWords }) {
  const [t, kinds, expiryOf, tierRule] = await Promise.all([
    getTranslations("terms"),
    getTranslations("expiry.kindTitle"),
    expiryWords(terms, words),
    tierRules(terms, words),
  ]);
  const { tiers, redemption, rates, noticeDays } = terms;
  const expiry = (kind: PointKind) =>
    t("expiryLine", { kind: kinds(kind), rule: expiryOf(terms.expiry[kind]).join(" ") });
  const parts = [
    {
      title: t("earning"),
      sentences: Object.entries(rates).map(([code, rate]) =>
        t("earningLine", { points: rate.points, money: words.money(rate.minor, code) }),
      ),
    },
    { title: t("expiry"), sentences: [expiry("base"), expiry("bonus"), t("lapsed")] },
    {
      title: t("tiers"),
      sentences: [
        ...tierRule.measure,
        tierRule.window,
        ...tiers.levels.map((level) =>
          t("tierLine", {
            tier: level.name[words.locale],
            from: tierRule.from(level),
            percent: level.earnPercent,
          }),
        ),
        ...tierRule.keeping,
      ],
    },
    {
      title: t("cancel"),
      sentences: [
        redemption.cancelHours > 0
          ? t("cancelHours", { hours: redemption.cancelHours, days: redemption.restoreDays })
          : t("cancelNever"),
      ],
    },
    { title: t("notice"), sentences: [t("noticeDays", { days: noticeDays })] },
  ];
  return (
    <div className="grid gap-6">
      {parts.map(({ title, sentences }) => (
        <section key={title}>
          <h3 className="font-bold">{title}</h3>
          <ul className="mt-1 grid max-w-prose gap-1">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
