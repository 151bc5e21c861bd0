import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { findReckoning, findSettings, findTriedMail } from "@/db/queries/settings";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { choice, type Query } from "../_components/address";
import { BrandPart } from "./_components/brand-part";
import { KeysPart } from "./_components/keys-part";
import { LanguagesPart } from "./_components/languages-part";
import { LogoPart } from "./_components/logo-part";
import { MailPart } from "./_components/mail-part";
import { NamingPart } from "./_components/naming-part";
import { ReckoningPart } from "./_components/reckoning-part";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-settings"))("title") };
}

const parts = [
  { id: "naming", name: "naming" },
  { id: "colours", name: "brand" },
  { id: "logo", name: "logo" },
  { id: "reckoning", name: "reckoning" },
  { id: "languages", name: "languages" },
  { id: "mail", name: "mail" },
  { id: "keys", name: "keys" },
] as const;
const outcomes = [
  "naming",
  "colours",
  "house",
  "logo",
  "logoGone",
  "reckoning",
  "languages",
  "sender",
  "trial",
] as const;

export default async function SettingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { actor } = await requireStaff("settings.edit");
  const [t, query, settings, reckoning, tried, words] = await Promise.all([
    getTranslations("staff-settings"),
    searchParams,
    findSettings(),
    findReckoning(),
    findTriedMail(actor.personId),
    inWords(),
  ]);
  const outcome = choice(query, "done", outcomes);
  const by = settings.changedByName;
  return (
    <>
      <PageTitle
        title={t("title")}
        lead={by === null ? t("lead") : t("leadChanged", { at: words.at(settings.changedAt), by })}
      />
      {outcome === null ? null : (
        <div className="mb-6">
          <Notice tone="good">{t(`done.${outcome}`)}</Notice>
        </div>
      )}
      <nav aria-label={t("parts")} className="mb-8">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {parts.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`} className="text-link inline-flex min-h-9 items-center">
                {t(`${name}.title`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <NamingPart settings={settings} />
      <BrandPart settings={settings} />
      <LogoPart settings={settings} />
      <ReckoningPart settings={settings} reckoning={reckoning} />
      <LanguagesPart settings={settings} />
      <MailPart settings={settings} tried={tried} />
      <KeysPart />
    </>
  );
}
