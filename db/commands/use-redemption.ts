import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import { moveRedemption } from "./move-redemption";

export type UseRefusal = {
  code: "redemption_unknown" | "already_used" | "already_cancelled" | "redemption_expired" | "not_for_the_counter";
};
export type UseAnswer = Result<null, UseRefusal>;

/** Marks a voucher or a booking as used: once, and never one that was cancelled or has expired. */
export async function useRedemption(
  actor: Actor<"redemptions.use">,
  redemptionId: string,
  details: MoveDetails = {},
): Promise<UseAnswer> {
  const moved = await moveRedemption({ by: "counter", actor }, { redemptionId, from: null, to: "used", details });
  if (moved.ok) return done(null);
  const { code } = moved.refusal;
  if (code === "move_impossible" || code === "move_needs" || code === "too_late_to_cancel")
    return refused({ code: "not_for_the_counter" });
  return refused({ code });
}
