import { sql } from "@/db/client";
import { heldBy } from "@/db/queries/held-by";
import { programmeNow } from "@/db/queries/programme-time";
import { refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { type RefundAnswer, refundDesk, refundKeys } from "./record-refund";

export type StaffRefund = {
  /** The purchase's public id. */
  purchaseId: string;
  /** The refund's own receipt: the till may send it too, and it counts once. */
  externalId: string;
  amountMinor: number;
  currency: string;
  reason: string;
};

export type StaffRefundAnswer =
  | RefundAnswer
  | { ok: false; refusal: { code: "reason_missing" | "receipt_missing" | "own_membership" } };

/** Gives back money of a purchase that is known, with a reason the member will read, once per receipt. */
export async function refundPurchase(
  actor: Actor<"purchases.refund">,
  { purchaseId, amountMinor, currency, ...given }: StaffRefund,
): Promise<StaffRefundAnswer> {
  const [externalId, reason] = [given.externalId.trim(), given.reason.trim()];
  if (externalId === "") return refused({ code: "receipt_missing" });
  if (reason.length < 3) return refused({ code: "reason_missing" });
  if (!isId(purchaseId)) return refused({ code: "purchase_unknown" });
  const [sale] = await sql<{ key: string; heldBy: number[] }[]>`
    select encode(e.key, 'hex') as key, ${heldBy()} as "heldBy"
    from events e join members m on m.id = member_now(e.member_id) where e.public_id = ${purchaseId}::uuid and e.kind = 'purchase'`;
  if (sale === undefined) return refused({ code: "purchase_unknown" });
  if (sale.heldBy.includes(actor.personId)) return refused({ code: "own_membership" });
  const asked = { externalId, amountMinor, currency, occurredAt: await programmeNow() };
  const keys = refundKeys(asked, sale.key);
  return refundDesk({ ...asked, ...keys, id: newId(), purchaseKey: sale.key, by: { actorId: actor.personId, reason } });
}
