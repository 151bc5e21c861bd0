import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/base/clock";

export type Rounding = "none" | "month" | "quarter" | "year";

/**
 * The instant `months` after `start` in `zone`, moved to the end of that day, or of its month, quarter or year.
 * Points are good up to, not including, the instant returned: local midnight after the last good day.
 */
export function monthsLater(start: Instant, months: number, rounding: Rounding, zone: string): Instant {
  const { day, ends } = localDay(start, zone);
  return remembered(ends, `${months} ${rounding}`, () => startOfDay(dayAfter(day.add({ months }), rounding), zone));
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

/**
 * Local midnight after the first `monthDay` (e.g. 12-31; 02-29 is 28 February in common years) that lies after the day of `start`, and
 * at least `leastDays` days after it.
 */
export function afterNextMonthDay(start: Instant, monthDay: string, leastDays: number, zone: string): Instant {
  const { day, ends } = localDay(start, zone);
  return remembered(ends, `${monthDay} ${leastDays}`, () => {
    const earliest = day.add({ days: Math.max(1, leastDays) });
    const [month = 1, date = 1] = monthDay.split("-").map(Number);
    const inYear = (year: number) => Temporal.PlainDate.from({ year, month, day: date });
    const first = inYear(earliest.year);
    const last = Temporal.PlainDate.compare(first, earliest) < 0 ? inYear(earliest.year + 1) : first;
    return startOfDay(last.add({ days: 1 }), zone);
  });
}

/** Local midnight `days` full days after the day of `start`; `start` itself for 0 days. */
export function daysLater(start: Instant, days: number, zone: string): Instant {
  if (days === 0) return start;
  const { day, ends } = localDay(start, zone);
  return remembered(ends, `${days}`, () => startOfDay(day.add({ days: days + 1 }), zone));
}

/** The same time of day in `zone`, so many days before. */
export function daysEarlier(at: Instant, days: number, zone: string): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return new Date(local.subtract({ days }).epochMilliseconds);
}

/** The first instant of the calendar year after the one `at` lies in. */
export function nextYearStart(at: Instant, zone: string): Instant {
  return yearStart(localDay(at, zone), 1, zone);
}

/** The first instant of the calendar year `at` lies in. */
export function thisYearStart(at: Instant, zone: string): Instant {
  return yearStart(localDay(at, zone), 0, zone);
}

/** The calendar day (ISO, e.g. 2026-11-21) that `at` falls on in `zone`. */
export function dayOf(at: Instant, zone: string): string {
  return localDay(at, zone).day.toString();
}

/** The instant at which the ISO day `day` begins in `zone`. */
export function dayStart(day: string, zone: string): Instant {
  return startOfDay(Temporal.PlainDate.from(day), zone);
}

/** The instant at which the ISO day `day` is over in `zone`. */
export function dayEnd(day: string, zone: string): Instant {
  return startOfDay(Temporal.PlainDate.from(day).add({ days: 1 }), zone);
}

/** The month of `at` in `zone` as a number: months since the year 0, so that they can be compared, stored and counted. */
export function monthOf(at: Instant, zone: string): number {
  const { year, month } = localDay(at, zone).day;
  return year * 12 + month - 1;
}

/** The instant at which a month (see `monthOf`) begins in `zone`. */
export function monthStart(month: number, zone: string): Instant {
  return startOfDay(Temporal.PlainDate.from(firstDayOf(month)), zone);
}

/** The ISO day on which a month (see `monthOf`) begins. */
export function firstDayOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

/** The month (see `monthOf`) of an ISO day. */
export function monthOfDay(day: string): number {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return year * 12 + month - 1;
}

function yearStart({ day, ends }: LocalDay, later: number, zone: string): Instant {
  const first = () => startOfDay(Temporal.PlainDate.from({ year: day.year + later, month: 1, day: 1 }), zone);
  return remembered(ends, `year ${later}`, first);
}

/** A day somewhere, from its first instant up to the next day's, with what was reckoned from it. */
type LocalDay = { from: number; to: number; day: Temporal.PlainDate; ends: Map<string, number> };

// Zones and days never change their meaning while a process lives, and most questions are about today.
const days = new Map<string, LocalDay[]>();
const DAYS_MAX = 2_000;
const DAY_MS = 86_400_000;

function localDay(at: Instant, zone: string): LocalDay {
  const ms = at.getTime();
  const key = `${zone} ${Math.floor(ms / DAY_MS)}`;
  const near = days.get(key) ?? [];
  const known = near.find(({ from, to }) => from <= ms && ms < to);
  if (known) return known;
  const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
  const from = startOfDay(day, zone).getTime();
  const found = { from, to: startOfDay(day.add({ days: 1 }), zone).getTime(), day, ends: new Map<string, number>() };
  if (days.size >= DAYS_MAX) days.clear();
  days.set(key, [...near, found]);
  return found;
}

function remembered(ends: LocalDay["ends"], question: string, reckon: () => Instant): Instant {
  const known = ends.get(question) ?? reckon().getTime();
  ends.set(question, known);
  return new Date(known);
}

function startOfDay(day: Temporal.PlainDate, zone: string): Instant {
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}
