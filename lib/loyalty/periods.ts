import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/base/clock";
import { dayOf, dayStart } from "./calendar";
import type { Period } from "./earning-rules";
import { EVER } from "./tallies";

const DAY_MS = 86_400_000;

// Zones and days never change their meaning while a process lives, and most questions are about a few of them.
const DAYS_MAX = 5_000;
const numbers = new Map<string, number>();
const lengths = new Map<string, { from: number; isWhole: boolean }>();

/** The first day (ISO) of the period that an ISO day lies in; weeks begin on Monday. */
export function periodStart(per: Period, day: string): string {
  switch (per) {
    case "day":
      return day;
    case "week":
      return daysAfter(day, 1 - weekdayOf(day));
    case "month":
      return `${day.slice(0, 7)}-01`;
    case "year":
      return `${day.slice(0, 4)}-01-01`;
    case "ever":
      return EVER;
  }
}

/** The ISO day so many days later, or earlier. */
export function daysAfter(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of an ISO day. */
export function dayNumber(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  if (numbers.size >= DAYS_MAX) numbers.clear();
  numbers.set(day, number);
  return number;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** What a clock on the wall shows at `at` in `zone`, as 07:05. */
export function clockAt(at: Instant, zone: string): string {
  const { from, isWhole } = lengthOf(dayOf(at, zone), zone);
  if (isWhole) {
    const minutes = Math.floor((at.getTime() - from) / 60_000);
    return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  }
  // A day on which clocks are set forward or back.
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return local.toPlainTime().toString().slice(0, 5);
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

function lengthOf(day: string, zone: string): { from: number; isWhole: boolean } {
  const key = `${zone} ${day}`;
  const known = lengths.get(key);
  if (known) return known;
  const from = dayStart(day, zone).getTime();
  const found = { from, isWhole: dayStart(daysAfter(day, 1), zone).getTime() - from === DAY_MS };
  if (lengths.size >= DAYS_MAX) lengths.clear();
  lengths.set(key, found);
  return found;
}

/**
 * How many days `day` lies after the nearest yearly return of `monthDay` (as 02-29), negative when before it; 29 February returns on
 * the 28th in years without one.
 */
export function daysFromReturn(monthDay: string, day: string): number {
  const year = Number(day.slice(0, 4));
  const returns = [year - 1, year, year + 1].map((each) => dayNumber(inYear(monthDay, each)));
  const distances = returns.map((each) => dayNumber(day) - each);
  return distances.reduce((nearest, each) => (Math.abs(each) < Math.abs(nearest) ? each : nearest));
}

function inYear(monthDay: string, year: number): string {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const shown = monthDay === "02-29" && !isLeap ? "02-28" : monthDay;
  return `${String(year).padStart(4, "0")}-${shown}`;
}
