import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import type { Points } from "@/lib/loyalty/points";
import { type CancelRefusal, cancelRedemption } from "./cancel-redemption";
import { type ActRefusal, beginAct, settleAct } from "./counter-act";
import { requestKey } from "./idempotency";
import { type RedeemAnswer, redeemReward } from "./redeem-reward";

export type CounterRedemption = {
  memberId: number;
  /** One per form shown: works once. */
  key: string;
  rewardId: string;
  /** Points the member saw and agreed to. */
  price: Points;
};

export type CounterRedeemAnswer = Result<
  { redemptionId: string },
  ActRefusal | Extract<RedeemAnswer, { ok: false }>["refusal"]
>;

/**
 * Redeems one reward for a member who is at this counter and agreed: within the five minutes that a code of their card or their second
 * factor opened, and never without.
 */
export async function redeemAtCounter(
  actor: Actor<"counter.use">,
  { memberId, key, rewardId, price }: CounterRedemption,
): Promise<CounterRedeemAnswer> {
  if (!isId(key)) return refused({ code: "form_used" });
  const ledgerKey = requestKey("redemption", memberId, key).toString("hex");
  const { refusal } = await beginAct({ actor: actor.personId, key, kind: "redemption", member: memberId, ledgerKey });
  if (refusal) return refused(refusal);
  const answer = await redeemReward(await asMember(memberId), { rewardId, key, quantity: 1, price });
  if (!answer.ok) {
    await settleAct(actor.personId, key, "refused");
    return answer;
  }
  await settleAct(actor.personId, key, "done", { points: price, redemption: answer.value.redemptionId });
  return answer;
}

/** Takes back a redemption this cashier made in their open shift: every point returns to the lots it came from. */
export async function cancelAtCounter(
  actor: Actor<"counter.use">,
  { key, undoes, memberId }: { key: string; undoes: string; memberId: number },
): Promise<Result<{ points: Points }, ActRefusal | CancelRefusal>> {
  if (!isId(key) || !isId(undoes)) return refused({ code: "undo_unknown" });
  const { begun, refusal } = await beginAct({
    actor: actor.personId,
    key,
    kind: "cancellation",
    member: memberId,
    undoes,
  });
  if (refusal) return refused(refusal);
  const answer = await cancelRedemption(await asMember(memberId), begun.subject);
  const isOurs = begun.isDone && !answer.ok && answer.refusal.code === "already_cancelled";
  if (isOurs) return done({ points: 0 });
  if (!answer.ok) {
    await settleAct(actor.personId, key, "refused");
    return answer;
  }
  await settleAct(actor.personId, key, "done", { points: answer.value.points });
  return answer;
}

/** The member on whose word a cashier acts: made from the membership as the database knows it now. */
async function asMember(memberId: number): Promise<Actor<"membership.use">> {
  const [row] = await sql<{ id: number; publicId: string; memberPublicId: string }[]>`
    select p.id, p.public_id as "publicId", m.public_id as "memberPublicId"
    from members m join people p on p.id = m.person_id and p.state = 'active' where m.id = ${memberId}`;
  const member = row && { id: memberId, publicId: row.memberPublicId };
  const actor = row && member && grant({ ...row, role: null, hasTotp: false, member }, "membership.use");
  if (!actor) throw new Error(`Membership ${memberId} belongs to nobody who could agree`);
  return actor;
}
