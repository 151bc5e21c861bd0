import { findFriend } from "@/db/queries/friends";
import { findOpenShift } from "@/db/queries/shifts";
import { findVoucher, type Voucher } from "@/db/queries/vouchers";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { friendRefusal } from "@/lib/loyalty/kinds/referral";
import type { Actor } from "@/lib/loyalty/permissions";
import { type OffBill, offBill, readyAt, takenElsewhere } from "@/lib/loyalty/voucher-at-counter";
import { type ActRefusal, beginAct, settleAct } from "./counter-act";
import { useRedemption as markUsed, type UseRefusal } from "./use-redemption";

export type CounterUse = {
  /** One per form shown: works once. */
  key: string;
  redemptionId: string;
  /** The bill it is used on, in minor units, where there is one. */
  billMinor: number | null;
  /** The number of the friend who comes with it, where it was redeemed for one. */
  friend: string;
};

export type CounterUseAnswer = Result<
  { off: OffBill; voucher: Voucher },
  ActRefusal | UseRefusal | PlaceRefusal | FriendRefusal | Extract<OffBill, { code: "bill_missing" | "below_minimum" }>
>;
type FriendRefusal = { code: "friend_unknown" | "friend_is_giver" | "friend_not_new" };
/** It is taken at other shops, or is still being prepared. */
type PlaceRefusal = { code: "taken_elsewhere"; outlets: string[] } | { code: "not_ready_yet"; at: Instant };

/** Uses a voucher at the counter of the cashier's open shift, once: a discount on a bill that reaches its minimum. */
export async function useAtCounter(
  actor: Actor<"redemptions.use">,
  { key, redemptionId, billMinor, friend }: CounterUse,
  asking: { locale: Locale; now: Instant },
): Promise<CounterUseAnswer> {
  const voucher = await findVoucher(redemptionId, asking.locale, asking.now);
  if (voucher === null || !isId(key)) return refused({ code: "redemption_unknown" });
  const wrong = await wrongPlace(actor, voucher, asking.now);
  if (wrong) return refused(wrong);
  const { memberId, currency } = voucher;
  const forFriend = voucher.kind === "referral" ? await findFriend(friend, memberId) : null;
  const notNew = voucher.kind === "referral" ? friendRefusal(forFriend, voucher.createdAt) : null;
  if (notNew) return refused({ code: notNew });
  const off = offBill(voucher.kind, voucher.details, billMinor);
  if (off.code === "bill_missing" || off.code === "below_minimum") return refused(off);
  const discount = off.code === "off" ? off.discountMinor : null;
  const { begun, refusal } = await beginAct({
    ...{ actor: actor.personId, key, kind: "use", member: memberId },
    ...{ redemption: voucher.publicId, total: billMinor, currency, discount },
  });
  if (refusal) return refused(refusal);
  if (begun.isDone) return done({ off, voucher });
  const used = await markUsed(actor, redemptionId, forFriend ? { friend: forFriend.publicId } : {});
  await settleAct(actor.personId, key, used.ok ? "done" : "refused");
  return used.ok ? done({ off, voucher }) : used;
}

/** Without an open shift there is no shop yet; beginning says so. */
async function wrongPlace(
  { personId }: Actor<"redemptions.use">,
  { kind, details, state, createdAt }: Voucher,
  now: Instant,
): Promise<PlaceRefusal | null> {
  const shift = await findOpenShift(personId);
  if (shift === null || state !== "ready") return null;
  const outlets = takenElsewhere(details, { code: shift.storeCode, name: shift.storeName });
  if (outlets) return { code: "taken_elsewhere", outlets };
  const at = readyAt(kind, details, createdAt);
  return at && at > now ? { code: "not_ready_yet", at } : null;
}
