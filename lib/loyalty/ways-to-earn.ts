import type { Instant } from "@/lib/base/clock";
import { dayOf } from "./calendar";
import type { EarningRule } from "./earning-rules";
import { dayNumber } from "./periods";
import type { Terms } from "./terms";

/** Rules that answer one kind of event. */
export type WayToEarn = { kind: string; rules: EarningRule[] };

/** What can still be promised: rules that are not over, of what the terms hear of; purchases apart from the rest. */
export function waysToEarn(terms: Terms, now: Instant): { purchases: EarningRule[]; others: WayToEarn[] } {
  const today = dayOf(now, terms.zone);
  const rules = terms.earning.rules.filter((rule) => isWayOpen(terms, rule.on) && daysLeft(rule, today) >= 0);
  const kinds = [...new Set(rules.map((rule) => rule.on))].filter((kind) => kind !== "purchase");
  return {
    purchases: rules.filter((rule) => rule.on === "purchase"),
    others: kinds.map((kind) => ({ kind, rules: rules.filter((rule) => rule.on === kind) })),
  };
}

/** Whether the terms let anything of this kind happen at all: a rule for it gives nothing otherwise. */
export function isWayOpen(terms: Terms, kind: string): boolean {
  if (kind === "purchase") return true;
  if (!terms.events.some(({ code }) => code === kind)) return false;
  if (isOfFriends(kind)) return terms.referral.isOn && Object.keys(terms.referral.least).length > 0;
  return kind === "review" ? terms.feedback.reviewDays > 0 : true;
}

/** The two sides of bringing a friend, which the portal itself decides. */
export function isOfFriends(kind: string): kind is "referral" | "referred" {
  return kind === "referral" || kind === "referred";
}

/** Days until the last day of a campaign; negative when it is over, endless without an end. */
export function daysLeft({ when }: EarningRule, today: string): number {
  const ends = when.flatMap((condition) => (condition.if === "dates" && condition.to ? [condition.to] : []));
  return ends.reduce((least, end) => Math.min(least, dayNumber(end) - dayNumber(today)), Number.POSITIVE_INFINITY);
}

/** The channels whose purchases' points have to wait, those together that wait as long, the shortest first. */
export function waitsOf({ pendingDays }: Terms): { days: number; channels: string[] }[] {
  const waiting = Object.entries(pendingDays).filter(([, days]) => days > 0);
  const lengths = [...new Set(waiting.map(([, days]) => days))].sort((a, b) => a - b);
  return lengths.map((days) => ({
    days,
    channels: waiting.filter(([, each]) => each === days).map(([channel]) => channel),
  }));
}
