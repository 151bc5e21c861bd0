import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { findSaving } from "@/db/queries/wishes";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { Agreement } from "../_components/agreement";
import { NeedsApp } from "../_components/automatic";
import { readAsked, type Typed } from "../read-asked";
import { sayRefusal } from "../say-refusal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("saving.confirm"))("title") };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ConfirmWishPage({ searchParams }: { searchParams: Search }) {
  const { member, person, now } = await requireMember();
  const [t, words, search] = await Promise.all([getTranslations("saving.confirm"), inWords(), searchParams]);
  const { choices } = await findSaving(member.id, words.locale, now);
  const typed: Typed = Object.fromEntries(Object.entries(search).filter(([, value]) => typeof value === "string"));
  const asked = readAsked(typed, choices, words.locale);
  const isReminder = asked.ok && asked.value.wish.action === "remind";
  return (
    <>
      <PageTitle title={isReminder ? t("remindTitle") : t("title")} />
      {asked.ok && (isReminder || person.hasFactor) ? (
        <Agreement wish={asked.value.wish} reward={asked.value.reward} words={words} />
      ) : (
        <div className="grid max-w-xl justify-items-start gap-6">
          {asked.ok ? <NeedsApp /> : <Notice tone="bad">{await sayRefusal(asked.refusal, words.locale)}</Notice>}
          <ButtonLink href="/saving" look="secondary">
            {t("back")}
          </ButtonLink>
        </div>
      )}
    </>
  );
}
