import { neverReached } from "@/lib/base/result";
import type { Part, Scene } from "./earning-event";
import type { Condition, EarningRule, MemberCondition } from "./earning-rules";
import { clockAt, dayNumber, daysFromReturn, weekdayOf } from "./periods";
import { ordinalOf, visitsSoFar, withinDays } from "./visits";

/** A condition that does not hold, as the terms have it; `had` is what was counted, `again` that the day was counted before. */
export type Unmet = (Condition | { if: "currency"; currency: string } | { if: "money" }) & {
  had?: number;
  again?: true;
};

/** Why a rule does not apply; empty when it does. */
export function unmetOf(rule: EarningRule, scene: Scene): Unmet[] {
  const unmet = rule.when.flatMap((condition) => unmetBy(condition, scene) ?? []);
  const { money } = scene.event;
  if (rule.effect.give === "fixed") return unmet;
  if (!money) return [...unmet, { if: "money" }];
  const needed = rule.effect.give === "rate" ? rule.effect.currency : money.currency;
  const counts = rule.effect.give === "rate" || scene.terms.rates[money.currency] !== undefined;
  return money.currency === needed && counts ? unmet : [...unmet, { if: "currency", currency: needed }];
}

/** The parts of the amount that a rule counts on: all, or those that its conditions on products and categories name. */
export function partsFor(rule: EarningRule, parts: readonly Part[]): readonly Part[] {
  const named = rule.when.filter(isOfLines);
  return named.length === 0 ? parts : parts.filter((part) => named.every((condition) => names(condition, part)));
}

/** The saved conditions of the terms that hold of a member, by code. */
export function segmentsOf(standing: Standing): string[] {
  return standing.terms.earning.segments
    .filter((segment) => segment.when.every((condition) => holdsOfMember(condition, standing)))
    .map((segment) => segment.code);
}

type Standing = Pick<Scene, "terms" | "tier" | "tallies" | "member" | "day">;
type OfLines = Extract<Condition, { if: "product" | "category" }>;

function isOfLines(condition: Condition): condition is OfLines {
  return condition.if === "product" || condition.if === "category";
}

function names(condition: OfLines, { line }: Part): boolean {
  const named = condition.if === "product" ? line?.sku : line?.category;
  return named !== undefined && named !== null && condition.anyOf.includes(named);
}

/** Whether a condition on the member alone holds of them. */
export function holdsOfMember(condition: MemberCondition, { tier, tallies, member, day }: Standing): boolean {
  switch (condition.if) {
    case "tier":
      return condition.anyOf.includes(tier);
    case "tag":
      return condition.anyOf.some((tag) => member.tags.includes(tag));
    case "joined": {
      if (member.joinedOn === null || day < member.joinedOn) return false;
      return within(dayNumber(day) - dayNumber(member.joinedOn), condition.atLeastDays, condition.atMostDays);
    }
    case "visits":
      return within(visitsSoFar(tallies), condition.atLeast, condition.atMost);
  }
}

function unmetBy(condition: Condition, scene: Scene): Unmet | null {
  const { event, day, tallies, member } = scene;
  const unless = (holds: boolean): Unmet | null => (holds ? null : condition);
  switch (condition.if) {
    case "tier":
    case "tag":
    case "joined":
      return unless(holdsOfMember(condition, scene));
    case "visits":
      return holdsOfMember(condition, scene) ? null : { ...condition, had: visitsSoFar(tallies) };
    case "amount": {
      const { money } = event;
      const holds =
        money?.currency === condition.currency && within(money.totalMinor, condition.atLeast, condition.atMost);
      return unless(holds);
    }
    case "product":
    case "category":
      return unless(scene.parts.some((part) => names(condition, part)));
    case "store":
      return unless(event.store !== null && condition.anyOf.includes(event.store));
    case "channel":
      return unless(event.channel !== null && condition.anyOf.includes(event.channel));
    case "time":
      return unless(isInTime(condition, scene));
    case "nth": {
      const { n, again } = ordinalOf(tallies, event.kind, day, condition.counts);
      const isFirst = () => ordinalOf(tallies, event.kind, day, "each").n === 1;
      const holds = condition.n === 1 && !condition.every ? isFirst() : isNth(condition, n) && !again;
      return holds ? null : { ...condition, had: n, ...(again ? { again } : {}) };
    }
    case "frequency": {
      const had = withinDays(tallies, event.kind, day, condition.days, condition.counts);
      return had >= condition.atLeast ? null : { ...condition, had };
    }
    case "segment":
      return unless(segmentsOf(scene).some((code) => condition.anyOf.includes(code)));
    case "birthday":
      return unless(member.birthday !== null && isNear(condition, daysFromReturn(member.birthday, day)));
    case "anniversary":
      return unless(isAnniversary(condition, member.joinedOn, day));
    case "dates":
      return unless((condition.from ?? day) <= day && day <= (condition.to ?? day));
    case "field":
      return unless(hasField(condition, event.data[condition.field]));
    default:
      return neverReached(condition);
  }
}

function within(value: number, least: number | undefined, most: number | undefined): boolean {
  return value >= (least ?? value) && value <= (most ?? value);
}

function isInTime({ weekdays, from, to }: Extract<Condition, { if: "time" }>, { event, day, terms }: Scene): boolean {
  if (weekdays && !weekdays.includes(weekdayOf(day))) return false;
  if (from === undefined && to === undefined) return true;
  const clock = clockAt(event.occurredAt, terms.zone);
  const begins = from ?? "00:00";
  const ends = to ?? "24:00";
  return begins < ends ? begins <= clock && clock < ends : clock >= begins || clock < ends;
}

function isNth(condition: Extract<Condition, { if: "nth" }>, n: number): boolean {
  return condition.every ? n % condition.n === 0 : n === condition.n;
}

function isNear({ daysBefore, daysAfter }: { daysBefore: number; daysAfter: number }, distance: number): boolean {
  return distance >= 0 - daysBefore && distance <= daysAfter;
}

function isAnniversary(
  condition: Extract<Condition, { if: "anniversary" }>,
  joinedOn: string | null,
  day: string,
): boolean {
  if (joinedOn === null) return false;
  const distance = daysFromReturn(joinedOn.slice(5), day);
  // The day of joining itself is no anniversary.
  const returned = dayNumber(day) - distance;
  return returned - dayNumber(joinedOn) > 300 && isNear(condition, distance);
}

function hasField(condition: Extract<Condition, { if: "field" }>, value: unknown): boolean {
  if (condition.anyOf && !(typeof value === "string" && condition.anyOf.includes(value))) return false;
  if (condition.atLeast !== undefined && !(typeof value === "number" && value >= condition.atLeast)) return false;
  return value !== undefined;
}
