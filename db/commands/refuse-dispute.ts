import { sql } from "@/db/client";
import { type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { type MoveRefusal, moveDispute } from "./move-dispute";
import { type SaidRefusal, sealSaid } from "./sealed-words";

type Request = { disputeId: string; version: number; words: string };
type Answer = Promise<Result<null, MoveRefusal | SaidRefusal>>;

/** Refuses a dispute for good, with the reason its member will read. */
export async function refuseDispute(actor: Actor<"disputes.handle">, request: Request): Answer {
  return answer(actor, request, "refused");
}

/** Asks the member for more; the promise waits with them. */
export async function askAboutDispute(actor: Actor<"disputes.handle">, request: Request): Answer {
  return answer(actor, request, "asked");
}

async function answer(actor: Actor<"disputes.handle">, request: Request, step: "refused" | "asked"): Answer {
  const wrappedKey = await disputeKey(request.disputeId);
  if (wrappedKey === null) return refused({ code: "dispute_unknown" });
  const said = await sealSaid(wrappedKey, { words: request.words });
  if (!said.ok) return said;
  return moveDispute({ ...request, step, actorId: actor.personId, memberId: null, answerBy: null, said: said.value });
}

/** The key of the member whose dispute it is; null where there is none. */
async function disputeKey(disputeId: string): Promise<Buffer | null> {
  if (!isId(disputeId)) return null;
  const [row] = await sql<{ wrappedKey: Buffer | null }[]>`
    select p.wrapped_key as "wrappedKey" from disputes d join members m on m.id = d.member_id join people p on p.id = m.person_id
    where d.public_id = ${disputeId}::uuid`;
  return row?.wrappedKey ?? null;
}
