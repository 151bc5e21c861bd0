import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TermsInFull } from "@/components/terms-in-full";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { inWords } from "@/lib/in-words";
import { termsAsOf } from "@/lib/loyalty/terms";
import { currentVisit } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("terms"))("title") };
}

export default async function TermsPage() {
  const [t, words, history, { now }] = await Promise.all([
    getTranslations("terms"),
    inWords(),
    latestTermsVersion().then(termsHistory),
    currentVisit(),
  ]);
  const terms = termsAsOf(history, now);
  const coming = history.filter((each) => each.effectiveFrom > now);
  return (
    <>
      <PageTitle
        title={t("title")}
        lead={t("version", { version: terms.version, at: words.day(terms.effectiveFrom) })}
      />
      {coming.map((next) => (
        <div key={next.version} className="mb-6">
          <Notice tone="warn" title={t("coming", { version: next.version, at: words.at(next.effectiveFrom) })}>
            <a
              href={`/terms/changes#version-${next.version}`}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {t("comingLink")}
            </a>
          </Notice>
        </div>
      ))}
      <TermsInFull terms={terms} words={words} />
      <p className="mt-8 mb-4 text-ink-soft">{t("privacy")}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/earn" look="secondary">
          {t("earn")}
        </ButtonLink>
        <ButtonLink href="/terms/changes" look="secondary">
          {t("changes.title")}
        </ButtonLink>
      </div>
    </>
  );
}
