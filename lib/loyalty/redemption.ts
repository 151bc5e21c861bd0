import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft, type LotChange } from "./account";
import { daysLater } from "./calendar";
import { drawOn, isAlive, spendable } from "./lots";
import { exactly, type Points } from "./points";
import { type Availability, availability, mostPerRequest, type RewardOffer } from "./reward";
import { settle } from "./settlement";
import { termsAsOf } from "./terms";

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

  const points = exactly(reward.points * request.quantity);
  const draws = drawOn(draft.lots, points, at);
  if (!draws) return refused({ code: "points_missing", missing: points - member.spendable });
  const lotOf = (draw: { born: number; ordinal: number }) =>
    draft.lots.find((lot) => lot.born === draw.born && lot.ordinal === draw.ordinal);
  addLine(draft, {
    kind: "redeemed",
    points: -points,
    tierPoints: 0,
    occurredAt: at,
    source: `redemption:${request.id}`,
    termsVersion: terms.version,
    answersRequest: true,
    draws,
    trace: {
      rule: "redeem",
      reward: reward.publicId,
      quantity: request.quantity,
      price: reward.points,
      draws: draws.map((draw) => ({
        kind: lotOf(draw)?.kind ?? "base",
        points: draw.points,
        expires: lotOf(draw)?.expiresAt?.getTime() ?? null,
      })),
    },
  });
  const cancelMs = terms.redemption.cancelHours * 3_600_000;
  return done({
    points,
    journalVersion: draft.version,
    expiresAt: reward.validDays === null ? null : daysLater(at, Math.max(1, reward.validDays), terms.zone),
    cancellableUntil: reward.cancellable && cancelMs > 0 ? new Date(at.getTime() + cancelMs) : null,
  });
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
  const terms = termsAsOf(draft.history, at);
  const restoredUntil = daysLater(at, terms.redemption.restoreDays, terms.zone);
  const restores = redemption.changes.flatMap((change) => {
    if (change[0] !== "draw") return [];
    const lot = draft.lots.find((each) => each.born === change[1] && each.ordinal === change[2]);
    if (!lot) throw new Error(`Lot ${change[1]}.${change[2]} was not loaded`);
    return [
      {
        born: lot.born,
        ordinal: lot.ordinal,
        points: -change[3],
        lot,
        newExpiry: isAlive(lot, at) ? null : restoredUntil,
      },
    ];
  });
  const points = restores.reduce((total, each) => total + each.points, 0);
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
  return done({ journalVersion: draft.version, points });
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
