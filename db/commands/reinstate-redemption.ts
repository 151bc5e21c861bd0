import { isHeldBy } from "@/db/queries/held-by";
import { findVoucher, type Voucher } from "@/db/queries/vouchers";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { reinstatedTo } from "@/lib/loyalty/kinds";
import type { Actor } from "@/lib/loyalty/permissions";
import { type Mistake, mistakes } from "@/lib/loyalty/redemption-moves";
import { type ActRefusal, beginAct, settleAct } from "./counter-act";
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

type Asking = { locale: Locale; now: Instant };

/**
 * Takes back that a voucher or a booking was used, once each time it was: it stands where it stood before, with its code, its place and
 * its end, and moves no points and no stock. Not after its end. The member is told, with what was mistaken.
 */
export async function reinstateRedemption(
  actor: Actor<"redemptions.reinstate">,
  asked: { redemptionId: string; because: string },
  asking: Asking,
): Promise<Result<null, ReinstateRefusal>> {
  return standAgain(actor, asked, asking);
}

export type CounterReinstateAnswer = Result<{ voucher: Voucher }, ActRefusal | ReinstateRefusal>;

/**
 * Takes back that this cashier used a voucher, in their open shift and within the minutes of its limits: what it took off a bill and what
 * was paid besides leave the shift's sums with it.
 */
export async function reinstateAtCounter(
  actor: Actor<"redemptions.use">,
  { key, undoes, redemptionId, because }: { key: string; undoes: string; redemptionId: string; because: string },
  asking: Asking,
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
  const stands = await standAgain(actor, { redemptionId: begun.subject, because }, asking);
  await settleAct(actor.personId, key, stands.ok ? "done" : "refused");
  return stands.ok ? done({ voucher }) : stands;
}

async function standAgain(
  actor: Actor<"redemptions.use"> | Actor<"redemptions.reinstate">,
  { redemptionId, because }: { redemptionId: string; because: string },
  asking: Asking,
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
