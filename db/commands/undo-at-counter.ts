import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import type { Points } from "@/lib/loyalty/points";
import { type ActRefusal, beginAct, settleAct } from "./counter-act";
import { requestKey } from "./idempotency";
import { type RefundAnswer, refundDesk, refundKeys } from "./record-refund";

export type UndoAnswer = Result<
  { points: Points },
  ActRefusal | Extract<RefundAnswer, { ok: false }>["refusal"] | { code: "reason_missing" }
>;

/**
 * Takes the last purchase of the cashier's own open shift back, whole, with a reason the member reads. Its receipt may then be recorded
 * again as it should have been.
 */
export async function undoPurchase(
  actor: Actor<"counter.use">,
  { key, undoes, memberId, reason }: { key: string; undoes: string; memberId: number; reason: string },
  currency: string,
): Promise<UndoAnswer> {
  if (!isId(key) || !isId(undoes)) return refused({ code: "undo_unknown" });
  const said = reason.trim();
  if (said.length < 3) return refused({ code: "reason_missing" });
  const { begun, refusal } = await beginAct({ actor: actor.personId, key, kind: "refund", member: memberId, undoes });
  if (refusal) return refused(refusal);
  const purchaseKey = requestKey("purchase", "programme", begun.subject).toString("hex");
  const asked = { externalId: `counter:${key}`, amountMinor: begun.minor ?? 0, currency, occurredAt: begun.at };
  const keys = refundKeys(asked, purchaseKey);
  const answer = await refundDesk({
    ...asked,
    ...keys,
    id: newId(),
    purchaseKey,
    by: { actorId: actor.personId, reason: said },
  });
  if (!answer.ok) {
    await settleAct(actor.personId, key, "refused");
    return answer;
  }
  const points = answer.value.isWaiting ? 0 : answer.value.points;
  await settleAct(actor.personId, key, "done", { points });
  return done({ points });
}
