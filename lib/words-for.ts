import { formatMoney, formatPoints, formatPointsChange } from "@/lib/base/format";
import { formatDayAt, formatInstant, formatPeriod, formatShortDayAt, formatShortInstant } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";

/** Figures and times in a language, a zone and the programme's unit. */
export function wordsFor(locale: Locale, zone: string, unit: string) {
  return {
    locale,
    zone,
    unit,
    points: (points: number) => formatPoints(points, locale),
    change: (points: number) => formatPointsChange(points, locale),
    money: (amountMinor: number, currency: string) => formatMoney(amountMinor, currency, locale),
    /** What one point is worth, rounded down to the currency's smallest unit. */
    perPoint: (valueMinor: number, points: number, currency: string) =>
      formatMoney(Math.floor(valueMinor / points), currency, locale),
    day: (at: Date) => formatDayAt(at, zone, locale),
    shortDay: (at: Date) => formatShortDayAt(at, zone, locale),
    at: (at: Date) => formatInstant(at, zone, locale),
    period: (start: Date, end: Date) => formatPeriod(start, end, zone, locale),
    shortAt: (at: Date) => formatShortInstant(at, zone, locale),
    /** The last moment before an end: points good up to midnight are good until 23.59 of the day before. */
    until: (end: Date) => formatInstant(new Date(end.getTime() - 1), zone, locale),
    shortUntil: (end: Date) => formatShortInstant(new Date(end.getTime() - 1), zone, locale),
  };
}
