import type { Locale } from "@/lib/base/locale";
import type { RewardTexts } from "@/lib/loyalty/reward";
import { readText, writeText } from "./cells";
import { type FileColumn, field, Unreadable } from "./file-column";

const texts: readonly [column: string, text: keyof RewardTexts["id"], longest: number][] = [
  ["name", "name", 120],
  ["summary", "summary", 300],
  ["how_to_use", "howToUse", 4_000],
  ["conditions", "conditions", 4_000],
];
const languages = ["id", "en"] as const;

/** What a reward says, each in Indonesian and then in English. An empty cell of a language that is switched off says nothing. */
export const textColumns: readonly FileColumn[] = texts.flatMap(([column, text, longest]) =>
  languages.map((language) => {
    const own = field(
      `${column}_${language}`,
      ({ edit }) => writeText(edit.texts[language][text]),
      (cell) => {
        const words = readText(cell).trim();
        return words.length > longest ? new Unreadable("too_long") : words;
      },
      (draft, words) => {
        const { edit } = draft;
        draft.edit = { ...edit, texts: { ...edit.texts, [language]: { ...edit.texts[language], [text]: words } } };
      },
    );
    const read: FileColumn["read"] = (cell, draft, context) =>
      cell === "" && !context.languages.includes(language) ? null : (own.read?.(cell, draft, context) ?? null);
    return { ...own, read };
  }),
);

/**
 * What a row says, where one language alone is spoken: what it says anew stands in the other too where nothing does, and what it took away
 * is taken away there as well, as from a form (`withUnspoken`).
 */
export function inUnspoken(said: RewardTexts, before: RewardTexts | null, spoken: readonly Locale[]): RewardTexts {
  const [own, ...more] = spoken;
  if (own === undefined || more.length > 0) return said;
  const other = own === "id" ? "en" : "id";
  const kept = { ...said[other] };
  for (const [, text] of texts) {
    const words = said[own][text];
    if (words === before?.[own][text]) continue;
    if (words === "" || kept[text] === "") kept[text] = words;
  }
  return { ...said, [other]: kept };
}
