import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Draft } from "./account";
import { type Carried, type Carrying, carryOver } from "./carry-over";
import type { Points } from "./points";
import { settle } from "./settlement";

/** What ties a membership to others, or to something staff have yet to decide: to be ended before it can be merged. */
export type Ties = { inPool: boolean; giftOpen: boolean; approvalOpen: boolean; disputeOpen: boolean };

export type MergeRequest = Pick<Carrying, "id" | "otherId"> & {
  reasonDigest: string;
  /** How many points whoever asks may move by themselves. */
  limit: Points;
  /** Of the one that is to be merged. */
  ties: Ties;
};

export type MergeRefusal =
  | { code: "same_member" }
  | { code: "duplicate_merged" | "survivor_merged" }
  | { code: "member_locked" | "member_closed" }
  | { code: "survivor_unclaimed" }
  | { code: "in_pool" | "gift_open" | "approval_open" | "dispute_open" }
  | { code: "above_limit"; limit: Points };

/**
 * Merges a duplicate into the membership that stays: everything it holds moves there in two lines, one on either chain. Refused while
 * either side is not free to move, or where it would leave a sign-in without its points.
 */
export function mergeMembers(
  duplicate: Draft,
  survivor: Draft,
  request: MergeRequest,
  decidedAt: Instant,
): Result<Carried & { at: Instant }, MergeRefusal> {
  const code = stateRefusal(duplicate, survivor) ?? tieRefusal(request.ties);
  if (code) return refused({ code });
  const at = settleBoth(duplicate, survivor, decidedAt);
  const { limit } = request;
  const moving = duplicate.lots.reduce((all, lot) => all + lot.remaining, 0);
  if (Math.max(moving, duplicate.debt) > limit) return refused({ code: "above_limit", limit });
  return done({ ...carryOver(duplicate, survivor, request, at), at });
}

function stateRefusal({ start: duplicate }: Draft, { start: survivor }: Draft) {
  if (duplicate.memberId === survivor.memberId) return "same_member";
  if (duplicate.memberState === "merged") return "duplicate_merged";
  if (survivor.memberState === "merged") return "survivor_merged";
  const states = [duplicate.memberState, survivor.memberState];
  if (states.includes("closed")) return "member_closed";
  if (states.includes("locked")) return "member_locked";
  // Whoever can sign in must find their points where they sign in.
  return duplicate.memberState === "active" && survivor.memberState === "unclaimed" ? "survivor_unclaimed" : null;
}

function tieRefusal({ inPool, giftOpen, approvalOpen, disputeOpen }: Ties) {
  if (inPool) return "in_pool";
  if (giftOpen) return "gift_open";
  if (approvalOpen) return "approval_open";
  return disputeOpen ? "dispute_open" : null;
}

/** Writes down what time did to both, up to one instant, and answers it. */
export function settleBoth(one: Draft, other: Draft, decidedAt: Instant): Instant {
  const at = [one, other].reduce(
    (latest, { settledAt }) => (settledAt && settledAt > latest ? settledAt : latest),
    decidedAt,
  );
  settle(one, at);
  settle(other, at);
  return at;
}
