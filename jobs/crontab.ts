import { type ParsedCronItem, parseCronItems } from "graphile-worker";
import { Temporal } from "temporal-polyfill";

type MinuteOfDay = { hour: number; min: number };

/** What happens by the clock. The queue counts minutes in UTC; the programme's night is its own zone's. */
export function crontab(zone: string): ParsedCronItem[] {
  return parseCronItems([
    { task: "sweep", identifier: "sweep-nightly", match: dailyAt(3, 20, zone), options: once("sweep") },
  ]);
}

/** True in the one minute of each day at which it is so late in the zone, whatever its summer time. */
function dailyAt(hour: number, minute: number, zone: string) {
  return (utc: MinuteOfDay) => {
    const offsetMinutes = Temporal.Now.zonedDateTimeISO(zone).offsetNanoseconds / 60e9;
    return (((utc.hour * 60 + utc.min + offsetMinutes) % 1440) + 1440) % 1440 === hour * 60 + minute;
  };
}

/** A tick that finds its last still waiting adds no second; a failed one is soon followed by the next. */
function once(jobKey: string) {
  return { jobKey, jobKeyMode: "preserve_run_at" as const, maxAttempts: 3 };
}
