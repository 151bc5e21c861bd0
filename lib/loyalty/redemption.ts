import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft, type LotChange, lotOf } from "./account";
import { daysLater } from "./calendar";
import { keepAlive } from "./extension";
import { drawOn, isAlive, spendable } from "./lots";
import { exactly, type Points, sum } from "./points";
import { type Availability, availability, mostPerRequest, type RewardOffer } from "./reward";
import { settle } from "./settlement";
import { termsAsOf } from "./terms";
import type { WishTrace } from "./wish-trace";

export type RedeemRefusal =
  | Exclude<Availability, { code: "redeemable" }>
  | { code: "price_changed"; points: Points }
  | { code: "quantity_invalid"; most: number }
  | { code: "member_locked" }
  | { code: "reward_unknown" };

export type RedeemRequest = {
  id: string;
  quantity: number /** Points per unit the member confirmed. */;
  price: Points;
  /** Nobody pressed a button: the member had wished it before. */
  wish?: WishTrace | undefined;
};

export type Redeemed = {
  points: Points;
  journalVersion: number;
  expiresAt: Instant | null;
  cancellableUntil: Instant | null;
};

/** Writes a redemption into the draft: the points are drawn soonest expiry first, or nothing happens and the refusal says why. */
export function redeem(
  draft: Draft,
  request: RedeemRequest,
  reward: RewardOffer,
  redeemedBefore: number,
  decidedAt: Instant,
): Result<Redeemed, RedeemRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  if (draft.start.memberState !== "active") return refused({ code: "member_locked" });
  const most = mostPerRequest(reward.kind);
  if (!Number.isInteger(request.quantity) || request.quantity < 1 || request.quantity > most) {
    return refused({ code: "quantity_invalid", most });
  }
  settle(draft, at);
  const terms = termsAsOf(draft.history, at);
  const member = { spendable: spendable(draft.lots, at), tier: draft.tier, redeemed: redeemedBefore };
  const answer = availability(reward, member, terms, at, request.quantity);
  if (answer.code !== "redeemable" && answer.code !== "points_missing") return refused(answer);
  if (request.price !== reward.points) return refused({ code: "price_changed", points: reward.points });
  if (answer.code === "points_missing") return refused(answer);

  const { id, quantity, wish } = request;
  const bought = { id, reward: reward.publicId, quantity, price: reward.points, wish };
  const journalVersion = draft.version + 1;
  const points = writeRedemption(draft, bought, at);
  if (points === null) throw new Error("What is spendable suffices and cannot be drawn");
  const cancelMs = terms.redemption.cancelHours * 3_600_000;
  return done({
    points,
    journalVersion,
    expiresAt: reward.validDays === null ? null : daysLater(at, Math.max(1, reward.validDays), terms.zone),
    cancellableUntil: reward.cancellable && cancelMs > 0 ? new Date(at.getTime() + cancelMs) : null,
  });
}

export type Bought = {
  id: string;
  /** The reward's public id. */
  reward: string;
  quantity: number;
  price: Points;
  wish?: WishTrace | undefined;
};

/**
 * Writes the line of a redemption whose gates were passed, and what that activity does to the rest; null, and nothing written, when the
 * points do not suffice.
 */
export function writeRedemption(draft: Draft, bought: Bought, at: Instant): Points | null {
  const { id, reward, quantity, price, wish } = bought;
  const points = exactly(price * quantity);
  const draws = drawOn(draft.lots, points, at);
  if (!draws) return null;
  addLine(draft, {
    kind: "redeemed",
    points: 0 - points,
    tierPoints: 0,
    occurredAt: at,
    source: `redemption:${id}`,
    termsVersion: termsAsOf(draft.history, at).version,
    answersRequest: true,
    draws,
    trace: {
      rule: "redeem",
      reward,
      quantity,
      price,
      draws: draws.map((draw) => {
        const { kind, expiresAt } = lotOf(draft, draw);
        return { kind, points: draw.points, expires: expiresAt?.getTime() ?? null };
      }),
      ...(wish ? { wish } : {}),
    },
  });
  keepAlive(draft, { kind: "redemption", occurredAt: at, source: `redemption:${id}` }, at);
  return points;
}

export type RedemptionToCancel = {
  publicId: string;
  state: string;
  cancellableUntil: Instant | null;
  expiresAt: Instant | null;
  /** What its journal line did to the lots. */
  changes: LotChange[];
};

export type CancelRefusal =
  | { code: "redemption_unknown" }
  | { code: "already_cancelled" }
  | { code: "already_used" }
  | { code: "redemption_expired" }
  | { code: "too_late_to_cancel"; until: Instant | null };

/** Gives a redemption's points back to the very lots they came from; those that lapsed meanwhile live on for the terms' restore days. */
export function cancelRedemption(
  draft: Draft,
  redemption: RedemptionToCancel,
  cancellationId: string,
  decidedAt: Instant,
): Result<{ journalVersion: number; points: Points }, CancelRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  if (redemption.state === "cancelled") return refused({ code: "already_cancelled" });
  if (redemption.state === "used") return refused({ code: "already_used" });
  if (redemption.state === "expired" || (redemption.expiresAt && redemption.expiresAt <= at)) {
    return refused({ code: "redemption_expired" });
  }
  if (redemption.state !== "ready" || !redemption.cancellableUntil || redemption.cancellableUntil < at) {
    return refused({ code: "too_late_to_cancel", until: redemption.cancellableUntil });
  }
  settle(draft, at);
  return done(writeRestoration(draft, redemption, cancellationId, at));
}

/** Writes the line that gives a redemption's points back. */
export function writeRestoration(
  draft: Draft,
  redemption: Pick<RedemptionToCancel, "publicId" | "changes">,
  cancellationId: string,
  at: Instant,
): { journalVersion: number; points: Points } {
  const terms = termsAsOf(draft.history, at);
  const restoredUntil = daysLater(at, terms.redemption.restoreDays, terms.zone);
  const restores = redemption.changes.flatMap((change) => {
    if (change[0] !== "draw") return [];
    const lot = lotOf(draft, { born: change[1], ordinal: change[2] });
    const newExpiry = isAlive(lot, at) ? null : restoredUntil;
    return [{ born: lot.born, ordinal: lot.ordinal, points: 0 - change[3], lot, newExpiry }];
  });
  const points = sum(restores.map((each) => each.points));
  addLine(draft, {
    kind: "restored",
    points,
    tierPoints: 0,
    occurredAt: at,
    source: `cancellation:${cancellationId}`,
    termsVersion: terms.version,
    answersRequest: true,
    restores,
    trace: {
      rule: "restore",
      redemption: redemption.publicId,
      lots: restores.map((each) => ({
        kind: each.lot.kind,
        points: each.points,
        expires: (each.newExpiry ?? each.lot.expiresAt)?.getTime() ?? null,
        extended: each.newExpiry !== null,
      })),
    },
  });
  return { journalVersion: draft.version, points };
}

export type UseRefusal =
  | { code: "redemption_unknown" }
  | { code: "already_used" }
  | { code: "already_cancelled" }
  | { code: "redemption_expired" };

/** Whether a voucher can be used now; its points were paid when it was redeemed. */
export function checkUse(
  redemption: { state: string; expiresAt: Instant | null },
  now: Instant,
): Result<null, UseRefusal> {
  if (redemption.state === "used") return refused({ code: "already_used" });
  if (redemption.state === "cancelled") return refused({ code: "already_cancelled" });
  if (redemption.state !== "ready" || (redemption.expiresAt && redemption.expiresAt <= now)) {
    return refused({ code: "redemption_expired" });
  }
  return done(null);
}
