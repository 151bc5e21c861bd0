import { isLocale, type Locale } from "./locale";

/** Sent along by a form that asks for words in one language alone: which. */
export const SPOKEN_FIELD = "spoken";

/**
 * Fields named for a language (`nameEn`, `name.en`) where only one is spoken: of the other, what was kept stays, what is missing is said in
 * the one that was typed, and what was taken away is taken away in both. Lists with a line each keep as many lines as were typed.
 */
export function withUnspoken(fields: Record<string, unknown>): Record<string, unknown> {
  const { [SPOKEN_FIELD]: asked, ...typed } = fields;
  const spoken = [asked].flat()[0];
  if (!isLocale(spoken)) return fields;
  const filled = { ...typed };
  for (const [name, said] of Object.entries(typed)) {
    const other = inOther(name, spoken);
    if (other === null || typeof said !== "string") continue;
    const kept = typed[other];
    filled[other] = typeof kept === "string" ? lineByLine(said, kept) : said;
  }
  return filled;
}

/**
 * What is wrong with these fields of such a form, told where it can be mended: of a field that is carried along unseen at the one that was
 * asked for, where nothing is told already.
 */
export function atSpoken(
  errors: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const spoken = typed[SPOKEN_FIELD];
  if (!isLocale(spoken)) return { ...errors };
  const unspoken = spoken === "id" ? "en" : "id";
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, sentence]) => {
      const asked = inOther(name, unspoken);
      if (asked === null || !(asked in typed)) return [[name, sentence]];
      return asked in errors ? [] : [[asked, sentence]];
    }),
  );
}

/** The same field in the language that is not spoken. */
function inOther(name: string, spoken: Locale): string | null {
  const [own, other] = spoken === "id" ? ["id", "en"] : ["en", "id"];
  if (name.endsWith(`.${own}`)) return `${name.slice(0, -2)}${other}`;
  const suffix = (code: string) => code.replace(/^./, (first) => first.toUpperCase());
  return name.endsWith(suffix(own)) && name.length > 2 ? `${name.slice(0, -2)}${suffix(other)}` : null;
}

function lineByLine(said: string, kept: string): string {
  if (said.trim() === "") return "";
  if (kept.trim() === "") return said;
  const [lines, keptLines] = [said.trim().split(/\r?\n/), kept.trim().split(/\r?\n/)];
  const isList = said.includes("\n") || kept.includes("\n");
  return isList && lines.length !== keptLines.length
    ? lines.map((line, place) => keptLines[place] ?? line).join("\n")
    : kept;
}
