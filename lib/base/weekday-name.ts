import type { Locale } from "@/lib/base/locale";

/** The name of a weekday, 1 being Monday. */
export function weekdayName(day: number, locale: Locale): string {
  // 1 January 2024 was a Monday.
  const monday = new Date(Date.UTC(2024, 0, day));
  const language = locale === "id" ? "id-ID" : "en-GB";
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(monday);
}
