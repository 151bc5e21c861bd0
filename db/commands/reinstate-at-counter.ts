import { findVoucher, type Voucher } from "@/db/queries/vouchers";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { type ActRefusal, beginAct, settleAct } from "./counter-act";
import { type ReinstateRefusal, reinstateRedemption } from "./reinstate-redemption";

export type CounterReinstateAnswer = Result<{ voucher: Voucher }, ActRefusal | ReinstateRefusal>;

/**
 * Takes back that this cashier used a voucher, in their open shift and within the minutes of its limits: what it took off a bill and what
 * was paid besides leave the shift's sums with it.
 */
export async function reinstateAtCounter(
  actor: Actor<"redemptions.use">,
  { key, undoes, redemptionId, because }: { key: string; undoes: string; redemptionId: string; because: string },
  asking: { locale: Locale; now: Instant },
): Promise<CounterReinstateAnswer> {
  if (!isId(key) || !isId(undoes)) return refused({ code: "undo_unknown" });
  const voucher = await findVoucher(redemptionId, asking.locale, asking.now);
  if (voucher === null) return refused({ code: "redemption_unknown" });
  const { begun, refusal } = await beginAct({
    ...{ actor: actor.personId, key, kind: "reinstatement", member: voucher.memberId, undoes },
    redemption: voucher.publicId,
  });
  if (refusal) return refused(refusal);
  if (begun.isDone) return done({ voucher });
  const stands = await reinstateRedemption(actor, { redemptionId: begun.subject, because }, asking);
  await settleAct(actor.personId, key, stands.ok ? "done" : "refused");
  return stands.ok ? done({ voucher }) : stands;
}
