import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Draft } from "./account";
import { spendable } from "./lots";
import type { Points } from "./points";
import { settle } from "./settlement";
import { addToTally, EVER, tallied } from "./tallies";
import { type Terms, termsAsOf } from "./terms";
import { allowance, countGiven, type LimitRefusal, limitRefusal, type Moved, writeIn, writeOut } from "./transfer";

export type PoolRefusal =
  | { code: "pools_off" }
  | { code: "member_locked" }
  | { code: "pool_locked" }
  | { code: "not_in_pool" }
  | { code: "points_missing"; missing: Points }
  | { code: "points_invalid" }
  | LimitRefusal;

/** Points into the pool (`in`) or out of it; `id` names the member's line, `otherId` the pool's. */
export type PoolMove = { id: string; otherId: string; way: "in" | "out"; points: Points };

/** What a member put in and has not taken out. */
const putIn = (memberPublicId: string) => `pool.${memberPublicId}`;

/**
 * Moves points between a member and the pool they share, a line on either chain: soonest to expire first, every lot keeping its kind, its
 * end and its terms. Whoever is in the pool may take what is there; what each put in is counted, for the day they leave.
 *
 * Where the terms say so, putting in is limited as giving away is, and counted with it, since from then on others may take it. Taking out
 * is not: every point there was within the limit of whoever put it in. Nor does it give room back, as a gift that was withdrawn does not:
 * what went in could have been taken meanwhile.
 */
export function movePooled(
  member: Draft,
  pool: Draft,
  move: PoolMove & { joinedAt: Instant },
  at: Instant,
): Result<null, PoolRefusal> {
  if (member.start.memberState !== "active") return refused({ code: "member_locked" });
  if (pool.start.memberState !== "active") return refused({ code: "pool_locked" });
  settle(member, at);
  settle(pool, at);
  if (!Number.isSafeInteger(move.points) || move.points < 1) return refused({ code: "points_invalid" });
  const terms = termsAsOf(member.history, at);
  if (move.way === "in" && !terms.pools.isOn) return refused({ code: "pools_off" });
  const refusal = isLimited(terms, move.way) ? limitRefusal(member, move, terms, at) : null;
  if (refusal) return refused(refusal);
  const missing = move.points - spendable((move.way === "in" ? member : pool).lots, at);
  if (missing > 0) return refused({ code: "points_missing", missing });
  writePooled(member, pool, move, at);
  return done(null);
}

function isLimited({ pools }: Terms, way: "in" | "out"): boolean {
  return way === "in" && pools.limits === "as_transfers";
}

/** What a member may put in now: at most so many; of the limits, what is left of them; and what stands against even the fewest. */
export type RoomToPutIn = {
  most: Points;
  /** Null where the terms do not limit it. */
  limits: { least: Points; left: { day: Points; month: Points }; refusal: LimitRefusal | null } | null;
};

/** What a member, settled up to `at`, may put in at that instant by the very rule that is asked when they do. */
export function roomToPutIn(member: Draft, joinedAt: Instant, at: Instant): RoomToPutIn {
  const terms = termsAsOf(member.history, at);
  const own = spendable(member.lots, at);
  if (!isLimited(terms, "in")) return { most: own, limits: null };
  const least = terms.transfer.leastPoints;
  const left = allowance(member, at);
  const refusal = limitRefusal(member, { points: least, joinedAt }, terms, at);
  const most = Math.min(own, left.day, left.month);
  return { most: refusal || most < least ? 0 : most, limits: { least, left, refusal } };
}

/** Writes both lines, and counts what was put in. Throws when the points are not there. */
export function writePooled(member: Draft, pool: Draft, { id, otherId, way, points }: PoolMove, at: Instant): void {
  const [from, to] = way === "in" ? [member, pool] : [pool, member];
  const other = (draft: Draft) => (draft === member ? pool : member).start.memberPublicId;
  const source = (draft: Draft) => `pool:${draft === member ? id : otherId}`;
  const line = (draft: Draft) => ({ kind: "pooled", source: source(draft) }) as const;
  const moved: Moved[] = writeOut(from, { ...line(from), points }, at, (lots) => ({
    rule: "pool",
    with: other(from),
    way,
    lots,
  }));
  writeIn(to, { ...line(to), lots: moved }, at, (lots) => ({ rule: "pool", with: other(to), way, lots }));
  if (isLimited(termsAsOf(member.history, at), way)) countGiven(member, points, at);
  const name = putIn(member.start.memberPublicId);
  const before = tallied(pool.tallies, name, EVER);
  addToTally(pool.tallies, name, EVER, way === "in" ? points : 0 - Math.min(points, before));
}

/** What a member who leaves takes along: what they put in and did not take out, as far as it is still there; all of it when they are the last. */
export function shareOnLeaving(member: Draft, pool: Draft, isLast: boolean, at: Instant): Points {
  settle(pool, at);
  const left = spendable(pool.lots, at);
  return isLast ? left : Math.min(left, tallied(pool.tallies, putIn(member.start.memberPublicId), EVER));
}
