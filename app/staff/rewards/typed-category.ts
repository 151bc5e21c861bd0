import { locales } from "@/lib/base/locale";
import { catalogue } from "@/messages/catalogue";

/** The category that was meant: its key where the words of one the catalogue words were typed, in either language; else as typed. */
export function typedCategory(typed: string): string {
  const worded = locales.flatMap((locale) => Object.entries(catalogue[locale].rewards.categories));
  return worded.find(([, words]) => words.toLowerCase() === typed.toLowerCase())?.[0] ?? typed;
}
