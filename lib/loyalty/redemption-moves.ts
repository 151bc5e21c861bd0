import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Draft } from "./account";
import { ruleOf } from "./kinds";
import type { Details } from "./kinds/details";
import type { Move, MoveNeeds, Mover } from "./kinds/kind-rule";
import { moveOf } from "./kinds/moves";
import type { Points } from "./points";
import { type Restored, writeRestoration } from "./redemption";
import { gaveBack, type RedemptionState } from "./redemption-states";
import type { RewardKind } from "./reward";
import { settle } from "./settlement";

export type RedemptionToMove = Restored & {
  kind: RewardKind;
  /** What its reward said of itself when it was redeemed. */
  details: Details;
  state: RedemptionState;
  cancellableUntil: Instant | null;
  expiresAt: Instant | null;
};

/** Why something was marked as used by mistake: closed words, never a name. */
export const mistakes = ["wrong_voucher", "nothing_taken", "sale_undone"] as const;
export type Mistake = (typeof mistakes)[number];

/** What was mistaken, of a step back from `used`. */
export function mistakeIn({ because }: MoveDetails): Mistake {
  return mistakes.find((each) => each === because) ?? "wrong_voucher";
}

/** What is said with a move: figures and references, never a name. */
export type MoveDetails = {
  courier?: string;
  tracking?: string;
  reference?: string;
  cashMinor?: number;
  because?: string;
  /** The membership, by its public id, of the friend it was for. */
  friend?: string;
  /** The batch that made it, so that a batch run again knows its own moves. */
  batch?: string;
};

export type MoveRequest = {
  /** The fact's, where there is one. */
  id: string;
  /** Where whoever asks saw it stand; null wherever it stands. */
  from: RedemptionState | null;
  to: RedemptionState;
  by: Mover;
  details: MoveDetails;
};

export type MoveRefusal =
  | { code: "already_cancelled" }
  | { code: "already_used" }
  | { code: "redemption_expired" }
  | { code: "too_late_to_cancel"; until: Instant | null }
  /** It stands where nobody who asked this can move it there from. */
  | { code: "move_impossible"; state: RedemptionState }
  | { code: "move_needs"; needs: MoveNeeds };

export type Moved = { move: Move /** The line that gave points back, and how many. */; restored: Restoration | null };
type Restoration = { journalVersion: number; points: Points };

/**
 * Moves a redemption as its kind allows whoever asks, and gives its points back where the move says so; time is settled first, so that
 * nothing is used, cancelled or stands again after its end.
 */
export function moveRedemption(
  draft: Draft,
  redemption: RedemptionToMove,
  request: MoveRequest,
  decidedAt: Instant,
): Result<Moved, MoveRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  const { state, kind, details, cancellableUntil } = redemption;
  const { to, by } = request;
  if (gaveBack(state)) return refused({ code: "already_cancelled" });
  const move = moveOf(ruleOf(kind, details).moves, state, to, by);
  if (state === "used" && move === null) return refused({ code: "already_used" });
  const isOver = redemption.expiresAt !== null && redemption.expiresAt <= at;
  if (state === "expired" || (isOver && (by === "member" || by === "counter")))
    return refused({ code: "redemption_expired" });
  if (request.from !== null && request.from !== state) return refused({ code: "move_impossible", state });
  if (by === "member" && to === "cancelled" && (cancellableUntil === null || cancellableUntil < at))
    return refused({ code: "too_late_to_cancel", until: cancellableUntil });
  if (move === null) {
    if (by === "member" && to === "cancelled") return refused({ code: "too_late_to_cancel", until: cancellableUntil });
    return refused({ code: "move_impossible", state });
  }
  if (move.needs && !said(request.details, move.needs)) return refused({ code: "move_needs", needs: move.needs });
  settle(draft, at);
  if (!gaveBack(to)) return done({ move, restored: null });
  const failed = to === "failed" ? (by === "provider" ? "provider" : "staff") : undefined;
  return done({ move, restored: writeRestoration(draft, redemption, request.id, at, failed) });
}

function said({ courier, tracking, reference, because }: MoveDetails, needs: MoveNeeds): boolean {
  switch (needs) {
    case "tracking":
      return Boolean(courier?.trim() && tracking?.trim());
    case "reference":
      return Boolean(reference?.trim());
    case "mistake":
      return mistakes.some((each) => each === because);
  }
}
