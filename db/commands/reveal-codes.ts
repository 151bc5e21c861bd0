import { sql } from "@/db/client";
import { termsHistory } from "@/db/queries/terms";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { pointsAtStake } from "@/lib/loyalty/step-up";
import { termsAsOf } from "@/lib/loyalty/terms";
import type { GivenProof } from "./second-factor";
import { readStepUp, type StepUpRefusal } from "./step-up-factor";

export type RevealRefusal = StepUpRefusal | "unknown";

type Found = { rewardId: string; points: number; quantity: number; price: number; now: Date };

/** Shows what a member redeemed in this session, for as many minutes as the terms say, after a second factor given for just this. */
export async function revealCodes(
  { personId, memberId }: Actor<"membership.use">,
  { redemptionId, session, given }: { redemptionId: string; session: string; given: GivenProof },
  now: Date,
): Promise<Result<null, RevealRefusal>> {
  if (!isId(redemptionId)) return refused("unknown");
  const [found] = await sql<Found[]>`
    select r.public_id as "rewardId", d.points, d.quantity, r.points as price, programme_now() as now
    from redemptions d join rewards r on r.id = d.reward_id
    where d.public_id = ${redemptionId}::uuid and d.member_id = any (merged_family(${memberId}))`;
  if (found === undefined) return refused("unknown");
  const points = pointsAtStake(found.points, found.quantity, found.price);
  const subject = { what: "reveal", session, rewardId: found.rewardId, points, redemptionId } as const;
  const factor = await readStepUp(personId, subject, given, now);
  if (!factor.ok) return factor;
  const { shownMinutes } = termsAsOf(await termsHistory(), found.now).stepUp;
  const { kind, step, hash, signed, mailedFor } = factor.value;
  const [row] = await sql<{ status: "passed" | RevealRefusal }[]>`
    select reveal_codes(${personId}, ${session}::uuid, ${kind}, ${step}::int, ${hash}::bytea, ${signed}::jsonb, ${mailedFor},
      ${redemptionId}::uuid, ${shownMinutes}) as status`;
  const status = row?.status ?? "expired";
  return status === "passed" ? done(null) : refused(status);
}
