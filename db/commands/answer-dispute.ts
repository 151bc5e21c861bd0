import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { answerDue } from "@/lib/loyalty/disputes";
import type { Actor } from "@/lib/loyalty/permissions";
import { termsAsOf } from "@/lib/loyalty/terms";
import { type MoveRefusal, moveDispute } from "./move-dispute";
import { keyOf } from "./open-dispute";
import { type Said, type SaidRefusal, sealSaid } from "./sealed-words";

type Target = { disputeId: string; version: number };

/** Says more in one's own dispute, asked or not; the promised answer is counted from now. */
export async function answerDispute(
  actor: Actor<"membership.use">,
  request: Target & Said,
  now: Instant,
): Promise<Result<null, MoveRefusal | SaidRefusal>> {
  if (!isId(request.disputeId)) return refused({ code: "dispute_unknown" });
  const said = await sealSaid(await keyOf(actor), request);
  if (!said.ok) return said;
  const answerBy = answerDue(termsAsOf(await termsHistory(await latestTermsVersion()), now), now);
  return moveDispute({ ...request, step: "answered", ...by(actor), answerBy, said: said.value });
}

/** Takes one's own dispute back, while it is not decided. */
export async function withdrawDispute(
  actor: Actor<"membership.use">,
  target: Target,
): Promise<Result<null, MoveRefusal>> {
  if (!isId(target.disputeId)) return refused({ code: "dispute_unknown" });
  return moveDispute({ ...target, step: "withdrawn", ...by(actor), answerBy: null, said: null });
}

function by({ personId, memberId }: Actor<"membership.use">) {
  return { actorId: personId, memberId };
}
