import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Draft } from "./account";
import { spendable } from "./lots";
import type { Points } from "./points";
import { settle } from "./settlement";
import { addToTally, EVER, tallied } from "./tallies";
import { termsAsOf } from "./terms";
import { type Moved, writeIn, writeOut } from "./transfer";

export type PoolRefusal =
  | { code: "pools_off" }
  | { code: "member_locked" }
  | { code: "not_in_pool" }
  | { code: "points_missing"; missing: Points }
  | { code: "points_invalid" };

/** Points into the pool (`in`) or out of it; `id` names the member's line, `otherId` the pool's. */
export type PoolMove = { id: string; otherId: string; way: "in" | "out"; points: Points };

/** What a member put in and has not taken out. */
const putIn = (memberPublicId: string) => `pool.${memberPublicId}`;

/**
 * Moves points between a member and the pool they share, a line on either chain: soonest to expire first, every lot keeping its kind, its
 * end and its terms. Whoever is in the pool may take what is there; what each put in is counted, for the day they leave.
 */
export function movePooled(member: Draft, pool: Draft, move: PoolMove, at: Instant): Result<null, PoolRefusal> {
  if (member.start.memberState !== "active") return refused({ code: "member_locked" });
  settle(member, at);
  settle(pool, at);
  if (!Number.isSafeInteger(move.points) || move.points < 1) return refused({ code: "points_invalid" });
  if (move.way === "in" && !termsAsOf(member.history, at).pools.isOn) return refused({ code: "pools_off" });
  const missing = move.points - spendable((move.way === "in" ? member : pool).lots, at);
  if (missing > 0) return refused({ code: "points_missing", missing });
  writePooled(member, pool, move, at);
  return done(null);
}

/** Writes both lines. Throws when the points are not there. */
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
