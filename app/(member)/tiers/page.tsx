import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findTiers } from "@/db/queries/tiers";
import { inWords } from "@/lib/in-words";
import { dayOf } from "@/lib/loyalty/calendar";
import { requireMember } from "@/lib/session";
import { TiersWhole } from "./_components/tiers-whole";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tiers"))("title") };
}

export default async function TiersPage() {
  const { member, installation, now } = await requireMember();
  const words = await inWords();
  const tiers = await findTiers(member.id, words.locale, now, dayOf(now, installation.zone));
  return <TiersWhole {...tiers} words={words} />;
}
