import type { Instant } from "@/lib/base/clock";
import { dayOf } from "./calendar";
import { dayNumber, daysAfter } from "./periods";
import { addToTally, EVER, type Tallies, tallied } from "./tallies";
import type { Terms } from "./terms";

/** How often something happened to a member, each time and once a day; the days as far as rules of the terms in force asked for them. */
export type Counting = "days" | "each";

/** Which one of its kind something on `day` is, and whether its day was counted before: late ones of earlier days are no new visit. */
export function ordinalOf(
  tallies: Tallies,
  kind: string,
  day: string,
  counts: Counting,
): { n: number; again: boolean } {
  if (counts === "each") return { n: tallied(tallies, `count.${kind}`, EVER) + 1, again: false };
  const again = dayNumber(day) <= lastDay(tallies, kind);
  return { n: tallied(tallies, `days.${kind}`, EVER) + (again ? 0 : 1), again };
}

/** How many of a kind lie within so many days up to and including `day`, something on that day counted. */
export function withinDays(tallies: Tallies, kind: string, day: string, days: number, counts: Counting): number {
  let found = counts === "days" ? 1 : tallied(tallies, `count.${kind}`, day) + 1;
  for (let back = 1; back < days; back += 1) {
    const counted = tallied(tallies, `count.${kind}`, daysAfter(day, -back));
    found += counts === "days" ? Math.min(1, counted) : counted;
  }
  return found;
}

/** Days on which the member bought something. */
export function visitsSoFar(tallies: Tallies): number {
  return tallied(tallies, "days.purchase", EVER);
}

/** Counts something that happened. */
export function countEvent(tallies: Tallies, kind: string, occurredAt: Instant, terms: Terms): void {
  const day = dayOf(occurredAt, terms.zone);
  addToTally(tallies, `count.${kind}`, EVER, 1);
  const last = lastDay(tallies, kind);
  if (dayNumber(day) > last) {
    addToTally(tallies, `days.${kind}`, EVER, 1);
    addToTally(tallies, `last-day.${kind}`, EVER, dayNumber(day) - last);
  }
  if (asksForFrequency(terms, kind)) addToTally(tallies, `count.${kind}`, day, 1);
}

function lastDay(tallies: Tallies, kind: string): number {
  return tallied(tallies, `last-day.${kind}`, EVER);
}

function asksForFrequency({ earning }: Terms, kind: string): boolean {
  return earning.rules.some((rule) => rule.on === kind && rule.when.some((condition) => condition.if === "frequency"));
}
