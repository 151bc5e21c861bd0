import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle, Section } from "@/components/ui/section";
import { listPriceRises } from "@/db/queries/price-rises";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { inWords } from "@/lib/in-words";
import { compareTerms, touchedBy, versionWithChanges } from "@/lib/loyalty/terms-changes";
import { currentVisit } from "@/lib/session";
import { ChosenVersions, chosenVersions } from "./_components/chosen-versions";
import { PriceRises } from "./_components/price-rises";
import { FirstVersion, VersionChanges } from "./_components/version-changes";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("terms.changes"))("title") };
}

/** Every version beside the one before it, or any two that were asked for. */
export default async function TermsChangesPage({ searchParams }: Props) {
  const [t, words, history, { now }, query] = await Promise.all([
    getTranslations("terms.changes"),
    inWords(),
    latestTermsVersion().then(termsHistory),
    currentVisit(),
    searchParams,
  ]);
  const chosen = chosenVersions(history, query);
  const versions = history.toReversed().map((terms) => ({ terms, told: versionWithChanges(history, terms.version) }));
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      {history.length > 1 ? <ChosenVersions history={history} chosen={chosen} /> : null}
      {chosen ? (
        <Section id="chosen" title={t("between", { from: chosen.before.version, to: chosen.terms.version })}>
          <VersionChanges
            {...chosen}
            changes={compareTerms(chosen.before, chosen.terms)}
            touches={touchedBy(compareTerms(chosen.before, chosen.terms))}
            words={words}
            now={now}
          />
        </Section>
      ) : null}
      <PriceRises rises={await listPriceRises(words.locale, now)} words={words} now={now} />
      {versions.map(({ terms, told }) => (
        <Section key={terms.version} id={`version-${terms.version}`} title={t("version", { version: terms.version })}>
          {told === null ? (
            <FirstVersion terms={terms} words={words} />
          ) : (
            <VersionChanges {...told} words={words} now={now} />
          )}
        </Section>
      ))}
      <p className="mt-8">
        <ButtonLink href="/terms" look="secondary">
          {t("back")}
        </ButtonLink>
      </p>
    </>
  );
}
