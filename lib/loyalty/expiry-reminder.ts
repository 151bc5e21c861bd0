import type { Instant } from "@/lib/base/clock";
import type { Draft } from "./account";
import { daysLater } from "./calendar";
import { lotsAsTheyWillEnd } from "./expiry-calendar";
import { expiryCalendar } from "./lots";
import type { Points } from "./points";
import { settle } from "./settlement";
import { termsAsOf } from "./terms";

/** How many days before their last good day members are reminded of points that end, the furthest first. */
export const reminderDays = [30, 7, 1] as const;

export type ExpiryReminder = { at: Instant; points: Points; days: (typeof reminderDays)[number] };

/** Whatever ends within each of `reminderDays` from the day of `now` ends by these instants. */
export function reminderBounds(now: Instant, zone: string): { days: (typeof reminderDays)[number]; until: Instant }[] {
  return reminderDays.map((days) => ({ days, until: daysLater(now, days, zone) }));
}

/**
 * What a member is to be reminded of at `now`: each end to come, with the nearest reminder that is due for it. Points that will live on
 * because the member was active are no reason to worry anybody.
 */
export function expiryReminders(draft: Draft, now: Instant): ExpiryReminder[] {
  settle(draft, now);
  const bounds = reminderBounds(now, termsAsOf(draft.history, now).zone);
  return expiryCalendar(lotsAsTheyWillEnd(draft), now).flatMap(({ at, points }) => {
    const due = bounds.findLast(({ until }) => at <= until);
    return due ? [{ at, points, days: due.days }] : [];
  });
}
