import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle, Section } from "@/components/ui/section";
import { inWords } from "@/lib/in-words";
import { liveTerms } from "@/lib/live-terms";
import { waysToEarn } from "@/lib/loyalty/ways-to-earn";
import { currentVisit } from "@/lib/session";
import { askedIn, type Search } from "./_components/asked";
import { Keeping } from "./_components/keeping";
import { Next } from "./_components/next";
import { OtherWays } from "./_components/other-ways";
import { QuotePart } from "./_components/quote-part";
import { Rates } from "./_components/rates";
import { Rules } from "./_components/rules";
import { Tiers } from "./_components/tiers";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("earn"))("title") };
}

/** Written by the rules themselves: every sentence and example is computed from the terms in force. */
export default async function EarnPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [t, words, terms, { person, installation, now }, search] = await Promise.all([
    getTranslations("earn"),
    inWords(),
    liveTerms(),
    currentVisit(),
    searchParams,
  ]);
  const { currency } = installation;
  const asked = askedIn(search, { currency, locale: words.locale, now });
  const { purchases, others } = waysToEarn(terms, now);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead", { version: terms.version })} />
      <Section id="purchases" title={t("purchases")}>
        <Rates terms={terms} currency={currency} words={words} />
      </Section>
      <Section id="ask" title={t("quote.title")} lead={t("quote.lead")}>
        <QuotePart
          asked={asked}
          currency={currency}
          terms={terms}
          memberId={person?.member?.id ?? null}
          words={words}
          now={now}
        />
      </Section>
      {purchases.length === 0 ? null : (
        <Section id="rules" title={t("rules.title")} lead={t("rules.lead")}>
          <Rules rules={purchases} terms={terms} words={words} now={now} />
        </Section>
      )}
      <OtherWays ways={others} isMember={(person?.member ?? null) !== null} terms={terms} words={words} now={now} />
      <Keeping terms={terms} words={words} now={now} />
      <Tiers terms={terms} words={words} />
      <Next isVisitor={person === null} />
    </>
  );
}
