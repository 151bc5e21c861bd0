import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TermsChangeList } from "@/components/terms-change-list";
import { TermsInFull } from "@/components/terms-in-full";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle, Section } from "@/components/ui/section";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { inWords } from "@/lib/in-words";
import { versionWithChanges } from "@/lib/loyalty/terms-changes";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../../_components/back-link";

type Props = { params: Promise<{ version: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { version }] = await Promise.all([getTranslations("staff-programme"), params]);
  return { title: t("version", { version }) };
}

/** A published version: what it changed, and all it says. */
export default async function TermsVersionPage({ params }: Props) {
  await requireStaff("terms.view");
  const [{ version }, t, words, history] = await Promise.all([
    params,
    getTranslations("staff-programme"),
    inWords(),
    latestTermsVersion().then(termsHistory),
  ]);
  const terms = history.find((each) => String(each.version) === version);
  if (terms === undefined) notFound();
  const told = versionWithChanges(history, terms.version);
  const caption = told ? t("changes.title", { version: told.before.version }) : "";
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/programme" label={t("back")} />}
        title={t("version", { version })}
        lead={t("page.inForceFrom", { at: words.at(terms.effectiveFrom) })}
        action={
          <ButtonLink href="/terms/changes" look="secondary">
            {t("page.asMembers")}
          </ButtonLink>
        }
      />
      {told ? (
        <Section id="changes" title={caption}>
          <TermsChangeList changes={told.changes} terms={terms} words={words} caption={caption} />
        </Section>
      ) : null}
      <p className="my-6">
        <a
          href={`/staff/programme/versions/${version}/document.json`}
          download
          className="font-semibold text-accent underline underline-offset-4"
        >
          {t("file.download")}
        </a>
      </p>
      <TermsInFull terms={terms} words={words} />
    </>
  );
}
