import type { Metadata } from "next";
import { findHome, homeFrom } from "@/db/queries/home";
import { requestLocale } from "@/lib/i18n";
import { inWords } from "@/lib/in-words";
import { ownHome, requireMember } from "@/lib/session";
import { translationsIn } from "@/lib/translations-in";
import { HomeWhole } from "./_components/home-whole";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translationsIn(await requestLocale(), "home")("title") };
}

export default async function HomePage() {
  const { member, person, installation, now } = await requireMember();
  const [words, read] = await Promise.all([inWords(), ownHome()]);
  const home = await (read ? homeFrom(read, words.locale, now) : findHome(member.id, words.locale, now));
  const { programmeName: programme, currency } = installation;
  return (
    <HomeWhole
      home={home}
      whose={{ name: person.name, number: member.number, programme, currency }}
      words={words}
      now={now}
    />
  );
}
