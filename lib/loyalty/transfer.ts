import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft, type Line, lotOf } from "./account";
import { dayOf, daysLater } from "./calendar";
import { drawOn, type Lot, spendable } from "./lots";
import { type Points, sum } from "./points";
import { settle } from "./settlement";
import { addToTally, tallied } from "./tallies";
import { type PointKind, type Terms, termsAsOf } from "./terms";
import type { MovedLot, TransferTrace } from "./trace";

export type TransferRefusal =
  | { code: "transfers_off" }
  | { code: "member_locked" }
  | { code: "same_member" }
  | { code: "recipient_unknown" }
  | { code: "below_least"; least: Points }
  | { code: "above_day_limit" | "above_month_limit"; left: Points; most: Points }
  | { code: "cooling_off"; until: Instant }
  | { code: "points_missing"; missing: Points };

/** Points on their way: what left one member's lots, and in which state it arrives in another's. */
export type Moved = { kind: PointKind; points: Points; expiresAt: Instant | null; termsVersion: number };

export type TransferRequest = {
  /** Names the sender's line; the recipient's names itself. */
  id: string;
  points: Points;
  /** The other side's public id. */
  to: string;
  /** When the sender joined. */
  joinedAt: Instant;
};

/** What is counted of points given away, by day and by month. */
const given = { day: "transfer.out.day", month: "transfer.out.month" };

/**
 * Takes points from a member who gives them away: the soonest to expire first, never pending ones. Refused when the terms of the day
 * do not allow it, with what they would. The sender is settled up to `at` first.
 */
export function sendPoints(draft: Draft, request: TransferRequest, at: Instant): Result<Moved[], TransferRefusal> {
  if (draft.start.memberState !== "active") return refused({ code: "member_locked" });
  settle(draft, at);
  const terms = termsAsOf(draft.history, at);
  const refusal = refusalOf(draft, request, terms, at);
  if (refusal) return refused(refusal);
  return done(writeSent(draft, request, at));
}

/** Writes the line of points that were given away, and counts them. Throws when they are not there. */
export function writeSent(draft: Draft, request: Pick<TransferRequest, "id" | "points" | "to">, at: Instant): Moved[] {
  const { id, points, to } = request;
  const moved = writeOut(draft, { kind: "transferred_out", source: `transfer:${id}`, points }, at, (lots) => ({
    rule: "transfer_out",
    to,
    lots,
  }));
  countGiven(draft, points, at);
  return moved;
}

/** Counts points that were given away, for the limits of the day and the month. */
export function countGiven(draft: Draft, points: Points, at: Instant): void {
  const { day, month } = periodsAt(termsAsOf(draft.history, at), at);
  addToTally(draft.tallies, given.day, day, points);
  addToTally(draft.tallies, given.month, month, points);
}

type Way = { kind: Line["kind"]; source: string };

/**
 * Writes a line that takes points out, the soonest to expire first, and answers them as they go on: of `from` alone, where only some of
 * the lots may be drawn on. Throws when they are not there.
 */
export function writeOut(
  draft: Draft,
  { kind, source, points, from = draft.lots }: Way & { points: Points; from?: readonly Lot[] },
  at: Instant,
  trace: (lots: MovedLot[]) => TransferTrace,
): Moved[] {
  const draws = drawOn(from, points, at);
  if (!draws) throw new Error("What is spendable suffices and cannot be drawn");
  const moved = draws.map((draw): Moved => {
    const { kind, expiresAt, termsVersion } = lotOf(draft, draw);
    return { kind, points: draw.points, expiresAt, termsVersion };
  });
  addLine(draft, {
    kind,
    points: 0 - points,
    tierPoints: 0,
    occurredAt: at,
    source,
    termsVersion: termsAsOf(draft.history, at).version,
    answersRequest: true,
    draws,
    trace: trace(moved.map(toTrace)),
  });
  return moved;
}

/** Writes the points that came from another member: each lot keeps its kind, its expiry and its terms, and can be spent at once. */
export function receivePoints(
  draft: Draft,
  received: { id: string; from: string; lots: readonly Moved[] },
  at: Instant,
): number {
  settle(draft, at);
  const { id, from, lots } = received;
  return writeIn(draft, { kind: "transferred_in", source: `transfer:${id}`, lots }, at, (told) => ({
    rule: "transfer_in",
    from,
    lots: told,
  }));
}

/** Writes a line of points that came in: each lot keeps its kind, its end and its terms, and can be spent at once. Answers its version. */
export function writeIn(
  draft: Draft,
  { kind, source, lots: moved }: Way & { lots: readonly Moved[] },
  at: Instant,
  trace: (lots: MovedLot[]) => TransferTrace,
): number {
  const lots = together(moved);
  addLine(draft, {
    kind,
    points: sum(lots.map((lot) => lot.points)),
    tierPoints: 0,
    occurredAt: at,
    source,
    termsVersion: termsAsOf(draft.history, at).version,
    answersRequest: true,
    newLots: lots.map((lot) => ({ ...lot, availableAt: at })),
    trace: trace(lots.map(toTrace)),
  });
  return draft.version;
}

/** How many points a member may still give away today, and this month. */
export function allowance(draft: Pick<Draft, "tallies" | "history">, at: Instant): { day: Points; month: Points } {
  const terms = termsAsOf(draft.history, at);
  const { day, month } = periodsAt(terms, at);
  const left = (most: Points, name: string, on: string) => Math.max(0, most - tallied(draft.tallies, name, on));
  return {
    day: left(terms.transfer.mostPerDay, given.day, day),
    month: left(terms.transfer.mostPerMonth, given.month, month),
  };
}

function refusalOf(draft: Draft, request: TransferRequest, terms: Terms, at: Instant): TransferRefusal | null {
  if (request.to === draft.start.memberPublicId) return { code: "same_member" };
  const refusal = policyRefusal(draft, request, terms, at);
  if (refusal) return refusal;
  const missing = request.points - spendable(draft.lots, at);
  return missing > 0 ? { code: "points_missing", missing } : null;
}

export type PolicyRefusal = Exclude<
  TransferRefusal,
  { code: "member_locked" | "same_member" | "recipient_unknown" | "points_missing" }
>;

/** What the terms have against giving so many points away now, to whomever; null where they allow it. */
export function policyRefusal(
  draft: Draft,
  { points, joinedAt }: Pick<TransferRequest, "points" | "joinedAt">,
  terms: Terms,
  at: Instant,
): PolicyRefusal | null {
  return terms.transfer.isOn ? limitRefusal(draft, { points, joinedAt }, terms, at) : { code: "transfers_off" };
}

export type LimitRefusal = Exclude<PolicyRefusal, { code: "transfers_off" }>;

/** What the limits of transfers have against so many points leaving a member now, by whichever way; null where they allow it. */
export function limitRefusal(
  draft: Draft,
  { points, joinedAt }: Pick<TransferRequest, "points" | "joinedAt">,
  terms: Terms,
  at: Instant,
): LimitRefusal | null {
  const { leastPoints, mostPerDay, mostPerMonth, coolingOffDays } = terms.transfer;
  const until = daysLater(joinedAt, coolingOffDays, terms.zone);
  if (until > at) return { code: "cooling_off", until };
  if (points < leastPoints) return { code: "below_least", least: leastPoints };
  const left = allowance(draft, at);
  if (points > left.day) return { code: "above_day_limit", left: left.day, most: mostPerDay };
  if (points > left.month) return { code: "above_month_limit", left: left.month, most: mostPerMonth };
  return null;
}

function periodsAt(terms: Terms, at: Instant): { day: string; month: string } {
  const day = dayOf(at, terms.zone);
  return { day, month: `${day.slice(0, 7)}-01` };
}

/** Lots alike in everything arrive as one. */
function together(lots: readonly Moved[]): Moved[] {
  const byKind = new Map<string, Moved>();
  for (const lot of lots) {
    const key = `${lot.kind} ${lot.expiresAt?.getTime() ?? ""} ${lot.termsVersion}`;
    const known = byKind.get(key);
    byKind.set(key, { ...lot, points: lot.points + (known?.points ?? 0) });
  }
  return [...byKind.values()];
}

function toTrace({ kind, points, expiresAt, termsVersion }: Moved): MovedLot {
  return { kind, points, expires: expiresAt?.getTime() ?? null, earnedUnder: termsVersion };
}
