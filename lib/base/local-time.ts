import { Temporal } from "temporal-polyfill";
import type { Instant } from "./clock";

/** The instant a clock in `zone` showed `2026-11-21T09:00`; null for what is no such time. A day alone begins at its midnight. */
export function instantOf(local: string, zone: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(local)) return null;
  try {
    return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
  } catch {
    return null;
  }
}

/** What a clock in `zone` shows at an instant, as fields of type datetime-local take it: `2026-11-21T09:00`. */
export function localTimeOf(at: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

/** A period of whole days in `zone`, its last day included: from the first midnight up to, not including, the one after the last. */
export function localDays(first: string, last: string, zone: string): { from: Instant | null; until: Instant | null } {
  const dayAfter = (day: string) => {
    try {
      return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
    } catch {
      return "";
    }
  };
  return { from: instantOf(first, zone), until: last === "" ? null : instantOf(dayAfter(last), zone) };
}
