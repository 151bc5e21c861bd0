import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listActivity } from "@/db/queries/activity";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { ActivityWhole } from "./_components/activity-whole";
import { type ActivitySearch, cursorIn } from "./_components/cursor-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity"))("title") };
}

export default async function ActivityPage({ searchParams }: { searchParams: Promise<ActivitySearch> }) {
  const { member, now } = await requireMember();
  const [words, search] = await Promise.all([inWords(), searchParams]);
  const cursor = cursorIn(search);
  const activity = await listActivity(member.id, cursor, words.locale, now);
  return <ActivityWhole activity={activity} cursor={cursor} words={words} now={now} />;
}
