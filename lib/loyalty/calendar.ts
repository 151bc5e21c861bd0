import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/base/clock";

export type Rounding = "none" | "month" | "quarter" | "year";

/**
 * The instant `months` after `start` in `zone`, moved to the end of that day, or of its month, quarter or year.
 * Points are good up to, not including, the instant returned: local midnight after the last good day.
 */
export function monthsLater(start: Instant, months: number, rounding: Rounding, zone: string): Instant {
  const day = localDay(start, zone).add({ months });
  return startOfDay(dayAfter(day, rounding), zone);
}

function dayAfter(day: Temporal.PlainDate, rounding: Rounding): Temporal.PlainDate {
  switch (rounding) {
    case "none":
      return day.add({ days: 1 });
    case "month":
      return day.with({ day: 1 }).add({ months: 1 });
    case "quarter":
      return day.with({ day: 1, month: Math.floor((day.month - 1) / 3) * 3 + 1 }).add({ months: 3 });
    case "year":
      return day.with({ day: 1, month: 1 }).add({ years: 1 });
  }
}

/** Local midnight `days` full days after the day of `start`; `start` itself for 0 days. */
export function daysLater(start: Instant, days: number, zone: string): Instant {
  return days === 0 ? start : startOfDay(localDay(start, zone).add({ days: days + 1 }), zone);
}

/** The first instant of the calendar year after the one `at` lies in. */
export function nextYearStart(at: Instant, zone: string): Instant {
  return yearStart(localDay(at, zone).year + 1, zone);
}

/** The first instant of the calendar year `at` lies in. */
export function thisYearStart(at: Instant, zone: string): Instant {
  return yearStart(localDay(at, zone).year, zone);
}

/** The calendar day (ISO, e.g. 2026-11-21) that `at` falls on in `zone`. */
export function dayOf(at: Instant, zone: string): string {
  return localDay(at, zone).toString();
}

/** The instant at which the ISO day `day` begins in `zone`. */
export function dayStart(day: string, zone: string): Instant {
  return startOfDay(Temporal.PlainDate.from(day), zone);
}

function yearStart(year: number, zone: string): Instant {
  return startOfDay(Temporal.PlainDate.from({ year, month: 1, day: 1 }), zone);
}

function localDay(at: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

function startOfDay(day: Temporal.PlainDate, zone: string): Instant {
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}
