import { z } from "zod";
import type { Instant } from "@/lib/base/clock";
import { afterNextMonthDay, monthStart, monthsLater } from "./calendar";

/** What somebody does: purchase, redemption, or a kind of engagement by its own name. */
const activities = z.array(z.string().regex(/^[a-z][a-z0-9_-]*$/)).min(1);
const months = z.number().int().min(1).max(120);

/** Points of whoever was active live on once, when their end comes. */
const extension = z.object({
  months,
  activity: activities,
  /** Active means: something of these kinds in the month in which they would end, or so many months before it. */
  withinMonths: z.number().int().min(0).max(120),
});

/** How long points live. A lot lives by the policy of the terms it was earned under, whatever later terms say. */
export const expiryPolicy = z.discriminatedUnion("policy", [
  z.object({ policy: z.literal("never") }),
  z.object({
    policy: z.literal("fixed"),
    months,
    roundTo: z.enum(["none", "month", "quarter", "year"]),
    extension: extension.optional(),
  }),
  // Whole months at least, so that no more than one line a month moves their end.
  z.object({
    policy: z.literal("rolling"),
    months,
    roundTo: z.enum(["month", "quarter", "year"]),
    activity: activities,
  }),
  z.object({
    policy: z.literal("calendar"),
    /** The last good day, each year: 12-31. */
    on: z.string().refine(isDayOfAYear, "not a day of a year, as 12-31"),
    /** Points younger than so many days live to the same day of the year after. */
    leastDays: z.number().int().min(0).max(366).default(0),
    extension: extension.optional(),
  }),
]);

export type ExpiryPolicy = z.infer<typeof expiryPolicy>;
type Rolling = Extract<ExpiryPolicy, { policy: "rolling" }>;

function isDayOfAYear(value: string): boolean {
  const [, month = "", day = ""] = /^(\d\d)-(\d\d)$/.exec(value) ?? [];
  const date = new Date(Date.UTC(2024, Number(month) - 1, Number(day)));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day) && day !== "00";
}

/** The end of points earned at `earnedAt` under this policy, midnight in `zone`; null for never. */
export function endOf(policy: ExpiryPolicy, earnedAt: Instant, zone: string): Instant | null {
  switch (policy.policy) {
    case "never":
      return null;
    case "fixed":
    case "rolling":
      return monthsLater(earnedAt, policy.months, policy.roundTo, zone);
    case "calendar":
      return afterNextMonthDay(earnedAt, policy.on, policy.leastDays, zone);
  }
}

/** The end that activity in a month (see `monthOf`) gives points which live as long as there is activity. */
export function rolledEnd(policy: Rolling, month: number, zone: string): Instant {
  return monthsLater(monthStart(month, zone), policy.months, policy.roundTo, zone);
}

/** The new end of points that would have ended at `end` and are extended; null where the policy extends nothing. */
export function extendedEnd(policy: ExpiryPolicy, end: Instant, zone: string): Instant | null {
  if (!("extension" in policy) || !policy.extension) return null;
  const lastGood = new Date(end.getTime() - 1);
  return monthsLater(lastGood, policy.extension.months, policy.policy === "fixed" ? policy.roundTo : "none", zone);
}

/** The kinds of activity that keep points of this policy alive. */
export function activityOf(policy: ExpiryPolicy): readonly string[] {
  if (policy.policy === "rolling") return policy.activity;
  return "extension" in policy ? (policy.extension?.activity ?? []) : [];
}
