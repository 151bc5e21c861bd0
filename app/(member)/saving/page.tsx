import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { findSaving } from "@/db/queries/wishes";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { BeforeExpiry } from "./_components/before-expiry";
import { Goal } from "./_components/goal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("saving"))("title") };
}

const told = ["set", "on", "off"] as const;

type Search = Promise<{ goal?: string | string[]; done?: string | string[] }>;

export default async function SavingPage({ searchParams }: { searchParams: Search }) {
  const { member, person, now } = await requireMember();
  const [t, words, search] = await Promise.all([getTranslations("saving"), inWords(), searchParams]);
  const saving = await findSaving(member.id, words.locale, now);
  const done = told.find((each) => each === search.done);
  const asked = saving.choices.find(({ publicId }) => publicId === search.goal) ?? null;
  const has = { saving, words, mayAgree: person.hasFactor };
  return (
    <>
      <PendingLink href="/profile" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {t("back")}
      </PendingLink>
      <PageTitle title={t("title")} lead={t("lead")} />
      <div className="mb-8 grid empty:hidden">{done ? <Notice tone="good">{t(`done.${done}`)}</Notice> : null}</div>
      <Goal {...has} asked={asked} />
      <BeforeExpiry {...has} />
    </>
  );
}
