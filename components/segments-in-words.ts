import type { Locale } from "@/lib/base/locale";
import type { Terms } from "@/lib/loyalty/terms";

/** Saved conditions by their names, one or another; `unknown` in place of those the terms no longer hold. */
export function segmentsInWords(codes: readonly string[], terms: Terms, locale: Locale, unknown: string): string {
  const names = codes.map((code) => terms.earning.segments.find((each) => each.code === code)?.name[locale] ?? unknown);
  return oneOf([...new Set(names)], locale);
}

/** Any of some things, as a sentence names them. */
export function oneOf(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
}
