import { requestLocale } from "@/lib/i18n";
import { currentVisit } from "@/lib/session";
import { wordsFor } from "@/lib/words-for";

export type InWords = Awaited<ReturnType<typeof inWords>>;

/** Figures and times in the language and zone of whoever is asking. */
export async function inWords() {
  const [locale, { person, installation }] = await Promise.all([requestLocale(), currentVisit()]);
  return wordsFor(locale, person?.zone ?? installation.zone, installation.unitNames[locale]);
}
