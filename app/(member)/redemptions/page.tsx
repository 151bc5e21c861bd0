import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listRedemptions } from "@/db/queries/redemptions";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { RedemptionsWhole } from "./_components/redemptions-whole";
import { type RedemptionsSearch, shownIn } from "./_components/shown-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("redemptions"))("title") };
}

export default async function RedemptionsPage({ searchParams }: { searchParams: Promise<RedemptionsSearch> }) {
  const { member, now } = await requireMember();
  const [words, search] = await Promise.all([inWords(), searchParams]);
  const shown = shownIn(search);
  const { redemptions, next } = await listRedemptions(member.id, shown, words.locale, now);
  return <RedemptionsWhole redemptions={redemptions} next={next} shown={shown} words={words} />;
}
