import {
  draw,
  live,
  lotOf,
  type ModelLot,
  type ModelMember,
  newModelMember,
  pendingUntil,
  repay,
  spendable,
  zone,
} from "@/db/ledger-model";
import { beActive } from "@/db/ledger-model-life";
import { COOLING_OFF_DAYS, poolsAreLimited, termsAt } from "@/db/ledger-model-terms";
import { broughtUntil, climb, count } from "@/db/ledger-model-tiers";
import { daysLater } from "@/lib/loyalty/calendar";

/** Points that go from one to another, as the trade tells it; and what members bring along when they come from elsewhere. */
export function send(from: ModelMember, to: ModelMember, points: number, joinedAt: number, now: number): string {
  live(from, now);
  const refusal = limit(from, points, joinedAt, now);
  if (refusal) return refusal;
  if (spendable(from, now) < points) return "points_missing";
  from.gave.push({ points, at: now });
  pass(from, to, points, now);
  return "done";
}

/** What the limits have against points that others may have from now on. */
function limit({ gave: given }: ModelMember, points: number, joinedAt: number, now: number): string | null {
  const terms = termsAt(now);
  if (daysLater(new Date(joinedAt), COOLING_OFF_DAYS, zone).getTime() > now) return "cooling_off";
  if (points < terms.least) return "below_least";
  const gave = (letters: number) => {
    const period = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, letters);
    return given.filter(({ at }) => period(at) === period(now)).reduce((all, each) => all + each.points, 0);
  };
  if (gave("2026-01-01".length) + points > terms.mostPerDay) return "above_day_limit";
  if (gave("2026-01".length) + points > terms.mostPerMonth) return "above_month_limit";
  return null;
}

/** Every point keeps its kind, its end and its terms; what is alike arrives together, and repays what is owed where it arrives. */
function pass(from: ModelMember, to: ModelMember, points: number, now: number): void {
  live(to, now);
  const arrived: ModelLot[] = [];
  for (const { lot, points: part } of draw(from.lots, points, now)) {
    const alike = arrived.find(
      ({ kind, until, terms }) => kind === lot.kind && until === lot.until && terms === lot.terms,
    );
    if (alike) alike.of += part;
    else arrived.push({ kind: lot.kind, left: 0, of: part, from: now, until: lot.until, terms: lot.terms });
  }
  for (const lot of arrived) lot.left = lot.of;
  to.lots.push(...arrived);
  repay(
    to,
    arrived.map((lot) => ({ lot, points: lot.left })),
  );
}

/** Members who share: what they have together, who belongs to it now, and what each ever put in and did not take out. */
export type ModelPool = { shared: ModelMember; joined: Set<ModelMember>; putIn: Map<ModelMember, number> };

export function newModelPool(founder: ModelMember): ModelPool {
  return { shared: newModelMember(), joined: new Set([founder]), putIn: new Map() };
}

export function movePooled(
  member: ModelMember,
  pool: ModelPool,
  way: "in" | "out",
  points: number,
  joinedAt: number,
  now: number,
): string | number {
  const [from, to] = way === "in" ? [member, pool.shared] : [pool.shared, member];
  live(from, now);
  const refusal = way === "in" && poolsAreLimited(now) ? limit(member, points, joinedAt, now) : null;
  if (refusal) return refusal;
  if (spendable(from, now) < points) return "points_missing";
  if (way === "in" && poolsAreLimited(now)) member.gave.push({ points, at: now });
  pass(from, to, points, now);
  const before = pool.putIn.get(member) ?? 0;
  pool.putIn.set(member, way === "in" ? before + points : Math.max(0, before - points));
  return points;
}

/** Takes along what one put in, as far as it is there; the last one all there is. */
export function leavePool(member: ModelMember, pool: ModelPool, now: number): string | number {
  const there = spendable(pool.shared, now);
  const share = pool.joined.size === 1 ? there : Math.min(there, pool.putIn.get(member) ?? 0);
  const taken = share === 0 ? 0 : movePooled(member, pool, "out", share, 0, now);
  pool.joined.delete(member);
  return taken;
}

export type ModelOpening = {
  kind: ModelLot["kind"];
  points: number;
  /** The last good day by its midnight in Jakarta; never, or as the terms say. */
  last: number | "never" | null;
  from: number | null;
};

export function open(
  member: ModelMember,
  brought: ModelOpening[],
  tierPoints: number,
  tier: number | null,
  now: number,
): void {
  live(member, now);
  member.place += 1;
  const lots = brought.map(({ kind, points, last, from }): ModelLot => {
    const lot = lotOf(kind, points, now);
    if (last !== null) lot.until = last === "never" ? null : last + 86_400_000;
    return { ...lot, from: from !== null && from > now ? from : now };
  });
  member.lots.push(...lots);
  repay(
    member,
    lots.map((lot) => ({ lot, points: lot.left })),
  );
  count(member, tierPoints, now);
  if (tier !== null && tier > member.tier) {
    member.tier = tier;
    member.tierUntil = broughtUntil(now);
    member.steps = [];
  }
  climb(member, now);
  live(member, now);
}

/** What a review earns by the terms of the day it was written; of something bought online it is pending like that. */
export function review(member: ModelMember, writtenAt: number, now: number, channel: string | null = null): number {
  live(member, now);
  member.place += 1;
  const lot = { ...lotOf("bonus", termsAt(writtenAt).review, writtenAt), from: pendingUntil(channel, writtenAt) };
  member.lots.push(lot);
  repay(member, [{ lot, points: lot.left }]);
  beActive(member, "review", writtenAt, now);
  live(member, now);
  return lot.of;
}
