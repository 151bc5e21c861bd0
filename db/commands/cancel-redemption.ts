import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import type { MoveRefusal } from "@/lib/loyalty/redemption-moves";
import { moveRedemption } from "./move-redemption";

export type CancelRefusal =
  | { code: "redemption_unknown" }
  | Extract<MoveRefusal, { code: "already_cancelled" | "already_used" | "redemption_expired" | "too_late_to_cancel" }>;

export type CancelAnswer = Result<{ points: number }, CancelRefusal>;

/** Cancels a redemption of the member's own within the policy; its points go back to the lots they came from, exactly once. */
export async function cancelRedemption(actor: Actor<"membership.use">, redemptionId: string): Promise<CancelAnswer> {
  const moved = await moveRedemption({ by: "member", actor }, { redemptionId, from: null, to: "cancelled" });
  if (moved.ok) return done({ points: moved.value.points ?? 0 });
  const { refusal } = moved;
  if (refusal.code === "move_impossible" || refusal.code === "move_needs")
    return refused({ code: "too_late_to_cancel", until: null });
  return refused(refusal);
}
