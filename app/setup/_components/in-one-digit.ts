import type { Locale } from "@/lib/base/locale";

/** A ratio as people read it: "4,5" in Indonesian, "4.5" in English. */
export function inOneDigit(value: number, locale: Locale): string {
  return value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
