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

/** What a reward says, each in Indonesian and then in English. */
export const textColumns: readonly FileColumn[] = texts.flatMap(([column, text, longest]) =>
  languages.map((language) =>
    field(
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
    ),
  ),
);
