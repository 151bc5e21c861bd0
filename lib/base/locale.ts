export const locales = ["id", "en"] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return value === "id" || value === "en";
}

/** What a portal speaks, and what it says to whoever asks for none of it. */
export type Spoken = { languages: readonly Locale[]; locale: Locale };

/** The language somebody wished for, unless it is switched off. */
export function spokenOf(wished: Locale, { languages, locale }: Spoken): Locale {
  return languages.includes(wished) ? wished : locale;
}

/** The only language that is spoken, or null where all of ours are. */
export function onlyOf(languages: readonly Locale[]): Locale | null {
  return languages.length === 1 ? (languages[0] ?? null) : null;
}

/** The language a browser asks for, among ours, by its own weights; `otherwise` when it asks for none of them. */
export function localeFromAcceptLanguage(header: string | null | undefined, otherwise: Locale = "id"): Locale {
  const wishes = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const first = wishes.find((wish) => isLocale(wish.language) || wish.language === "in");
  if (first === undefined) return otherwise;
  return first.language === "en" ? "en" : "id";
}
