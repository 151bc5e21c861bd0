import { sql } from "@/db/client";
import type { Asking } from "@/db/queries/step-up";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import type { StepUpReason } from "@/lib/loyalty/step-up";
import { requestKey } from "./idempotency";
import { type RedeemAnswer, type RedeemRequest, redeemAsked } from "./redeem-reward";
import type { GivenProof } from "./second-factor";
import { readStepUp, type StepUpRefusal } from "./step-up-factor";

/** What is still missing before it is redeemed, and why it is asked for at all. */
type NotProven = { code: "not_proven"; because: StepUpRefusal; reasons: StepUpReason[] };
export type ProvenAnswer = RedeemAnswer | Result<never, NotProven>;

/**
 * Redeems what a member confirmed in a session of theirs. Where that asks for a second factor, the one given counts for this reward, all
 * its points, this sheet and this session, for five minutes and once; refused, nothing moved.
 */
export async function redeemProven(
  actor: Actor<"membership.use">,
  request: RedeemRequest,
  { asking, given }: { asking: Asking; given: GivenProof },
  now: Date,
): Promise<ProvenAnswer> {
  const answer = await redeemAsked(actor, request, asking);
  if (answer.ok) return answer;
  if (answer.refusal.code !== "proof_needed") return refused(answer.refusal);
  const { reasons } = answer.refusal;
  const proved = await prove(actor, request, { asking, given }, now);
  if (!proved.ok) return refused({ code: "not_proven", because: proved.refusal, reasons });
  const again = await redeemAsked(actor, request, asking);
  if (again.ok) return again;
  const { refusal } = again;
  return refusal.code === "proof_needed"
    ? refused({ code: "not_proven", because: "expired", reasons })
    : refused(refusal);
}

/** Keeps the factor as a proof of this very redemption. */
async function prove(
  { personId, memberId }: Actor<"membership.use">,
  { rewardId: reward, quantity, price, key }: RedeemRequest,
  { asking: { session }, given }: { asking: Asking; given: GivenProof },
  now: Date,
): Promise<Result<null, StepUpRefusal>> {
  const [rewardId, points] = [reward.toLowerCase(), price * quantity];
  const factor = await readStepUp(personId, { what: "redeem", session, rewardId, points, quantity, key }, given, now);
  if (!factor.ok) return factor;
  const { kind, step, hash, signed, mailedFor } = factor.value;
  const [row] = await sql<{ status: "passed" | StepUpRefusal }[]>`
    select prove_redemption(${personId}, ${session}::uuid, ${kind}, ${step}::int, ${hash}::bytea, ${signed}::jsonb, ${mailedFor},
      ${rewardId}::uuid, ${points}::bigint, ${requestKey("redemption", memberId, key)}) as status`;
  const status = row?.status ?? "expired";
  return status === "passed" ? done(null) : refused(status);
}
