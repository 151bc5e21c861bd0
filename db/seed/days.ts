import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/base/clock";

const zone = "Asia/Jakarta";

/** The story's calendar: moments told as "three months and two days ago, at ten past seven", never later than `now`. */
export function calendarOf(now: Instant) {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const notLater = (at: Temporal.ZonedDateTime, spareMinutes: number): Instant =>
    new Date(Math.min(at.epochMilliseconds, now.getTime() - spareMinutes * 60_000));
  return {
    now,
    ago: ({ months = 0, days = 0 }: { months?: number; days?: number }, time: string): Instant =>
      notLater(today.subtract({ months, days }).withPlainTime(time), Math.max(1, 20 - days)),
    yearStart: (): Instant => new Date(today.with({ month: 1, day: 1 }).startOfDay().epochMilliseconds),
    weekday: (at: Instant): number =>
      Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).dayOfWeek,
    at: (day: Instant, time: string): Instant =>
      notLater(Temporal.Instant.fromEpochMilliseconds(day.getTime()).toZonedDateTimeISO(zone).withPlainTime(time), 5),
  };
}

export type Calendar = ReturnType<typeof calendarOf>;
