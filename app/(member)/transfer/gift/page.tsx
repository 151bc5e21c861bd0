import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/section";
import { findGiftSheet } from "@/db/queries/gifts";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { AskGift } from "./_components/ask-gift";
import { BackToTransfer } from "./_components/back-to-transfer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfer.gift"))("title") };
}

export default async function GiftPage() {
  const { member, person, now } = await requireMember();
  const [t, words, sheet] = await Promise.all([
    getTranslations("transfer.gift"),
    inWords(),
    findGiftSheet(member.id, now),
  ]);
  // Why not is said there.
  if (!sheet.policy.isOn || !person.hasFactor) redirect("/transfer");
  return (
    <>
      <BackToTransfer />
      <PageTitle title={t("title")} lead={t("lead")} />
      {sheet.policy.giftDays === 0 ? <p>{t("off")}</p> : <AskGift sheet={sheet} words={words} />}
    </>
  );
}
