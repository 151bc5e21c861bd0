import { sql } from "@/db/client";
import { findCredentials } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { provingAgain } from "@/lib/proven-lately";
import { type FactorRefusal, type GivenProof, readProof, signedJson } from "./second-factor";

/**
 * Takes a code of the app, a recovery code or a passkey within a session: for five minutes factors may be changed in it. What is proven
 * for one thing alone says so in `bound` (lib/step-up-bound.ts), and a passkey that signed for another does not count.
 */
export async function proveAgain(
  actor: Actor<"account.use">,
  request: { session: string; bound?: string } & GivenProof,
  now: Date,
): Promise<Result<null, FactorRefusal>> {
  const person = await findCredentials(actor.personId);
  if (person === null) return refused("refused");
  const occasion = { purpose: "step-up", bound: request.bound ?? provingAgain(request.session) } as const;
  const factor = await readProof(request, person, occasion, { challenge: null, now });
  if (factor === null) return refused("stale");
  const [row] = await sql<{ status: "passed" | FactorRefusal }[]>`
    select prove_again(${person.id}, ${request.session}::uuid, ${factor.kind}, ${factor.step}::int, ${factor.hash}::bytea,
      ${signedJson(factor)}::jsonb) as status`;
  const status = row?.status ?? "refused";
  return status === "passed" ? done(null) : refused(status);
}
