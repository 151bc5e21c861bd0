import { findQuote } from "@/db/queries/quote";
import type { Shift } from "@/db/queries/shifts";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { EventLine } from "@/lib/loyalty/earning-event";
import type { Actor } from "@/lib/loyalty/permissions";
import type { Points } from "@/lib/loyalty/points";
import { type ActRefusal, beginAct, settleAct } from "./counter-act";
import { type PurchaseAnswer, recordPurchase } from "./record-purchase";
import { supervise } from "./supervise";

export type CounterPurchase = {
  memberId: number;
  /** One per form shown: works once. */
  key: string;
  receipt: string;
  totalMinor: number;
  currency: string;
  /** What the receipt lists, where the cashier typed it. */
  lines: readonly EventLine[];
  /** Who agreed to what is above the cashier's own limits, typed by themselves. */
  supervisor: { email: string; code: string } | null;
};

export type CounterPurchaseAnswer = Result<
  { earned: Points },
  | ActRefusal
  | Extract<PurchaseAnswer, { ok: false }>["refusal"]
  | { code: "receipt_missing" | "amount_missing" | "supervisor_refused" }
>;

const LONGEST_RECEIPT = 60;

/**
 * Records a purchase at the counter of the cashier's open shift: store and channel are the shift's, the time is now. A receipt counts once;
 * recorded again only after it was undone. Above the cashier's limits a supervisor has to agree.
 */
export async function recordAtCounter(
  who: { actor: Actor<"counter.use">; isSupervisor: boolean; shift: Shift },
  purchase: CounterPurchase,
  now: { programme: Instant; real: Date },
): Promise<CounterPurchaseAnswer> {
  const receipt = purchase.receipt.trim().replace(/\s+/g, " ");
  if (receipt === "" || receipt.length > LONGEST_RECEIPT || !isId(purchase.key))
    return refused({ code: "receipt_missing" });
  if (!(purchase.totalMinor > 0)) return refused({ code: "amount_missing" });
  const { actor, isSupervisor, shift } = who;
  const supervisor = purchase.supervisor && (await supervise(actor.personId, purchase.supervisor, now.real));
  if (purchase.supervisor && supervisor === null) return refused({ code: "supervisor_refused" });

  const { memberId, totalMinor, currency, key, lines } = purchase;
  const where = { channel: shift.channel, store: shift.storeCode };
  const money = { totalMinor, currency };
  const event = { kind: "purchase", occurredAt: now.programme, money, lines, ...where, data: {} } as const;
  const { points } = await findQuote(memberId, event, now.programme);
  const { begun, refusal } = await beginAct({
    ...{ actor: actor.personId, key, kind: "purchase", member: memberId, receipt, total: totalMinor, currency, points },
    ...{ supervisor, isSupervisor },
  });
  if (refusal) return refused(refusal);
  const asked = { memberId, externalId: begun.subject, occurredAt: begun.at, ...money, ...where, lines };
  const answer = await recordPurchase(asked);
  if (!answer.ok) {
    await settleAct(actor.personId, key, "refused");
    return refused(answer.refusal.code === "receipt_reused" ? { code: "receipt_taken" } : answer.refusal);
  }
  await settleAct(actor.personId, key, "done", { points: answer.value.earned });
  return done({ earned: answer.value.earned });
}
