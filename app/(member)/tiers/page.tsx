import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findTiers } from "@/db/queries/tiers";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { TiersWhole } from "./_components/tiers-whole";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tiers"))("title") };
}

export default async function TiersPage() {
  const { member, now } = await requireMember();
  const words = await inWords();
  const { standing, moves } = await findTiers(member.id, words.locale, now);
  return <TiersWhole standing={standing} moves={moves} words={words} />;
}
