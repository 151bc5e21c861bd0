import { isHeldBy } from "@/db/queries/held-by";
import { findVoucher } from "@/db/queries/vouchers";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { reinstatedTo } from "@/lib/loyalty/kinds";
import type { Actor } from "@/lib/loyalty/permissions";
import { type Mistake, mistakes } from "@/lib/loyalty/redemption-moves";
import { moveRedemption } from "./move-redemption";

export type ReinstateRefusal = {
  code:
    | "redemption_unknown"
    | "not_used"
    | "already_cancelled"
    | "redemption_expired"
    | "mistake_missing"
    | "own_membership";
};

/**
 * Takes back that a voucher or a booking was used, once each time it was: it stands where it stood before, with its code, its place and
 * its end, and moves no points and no stock. Not after its end. The member is told, with what was mistaken.
 */
export async function reinstateRedemption(
  actor: Actor<"redemptions.use"> | Actor<"redemptions.reinstate">,
  { redemptionId, because }: { redemptionId: string; because: string },
  asking: { locale: Locale; now: Date },
): Promise<Result<null, ReinstateRefusal>> {
  const voucher = await findVoucher(redemptionId, asking.locale, asking.now);
  if (voucher === null) return refused({ code: "redemption_unknown" });
  if (await isHeldBy(actor.personId, voucher.memberPublicId)) return refused({ code: "own_membership" });
  const mistake: Mistake | undefined = mistakes.find((each) => each === because);
  if (mistake === undefined) return refused({ code: "mistake_missing" });
  const to = reinstatedTo(voucher);
  if (to === null) return refused({ code: "not_used" });
  const request = { redemptionId, from: "used", to, details: { because: mistake } } as const;
  const moved = await moveRedemption({ by: "counter", actor }, request);
  if (moved.ok) return done(null);
  const { code } = moved.refusal;
  const isSaid = code === "redemption_unknown" || code === "already_cancelled" || code === "redemption_expired";
  return refused({ code: isSaid ? code : "not_used" });
}
