import { sql } from "@/db/client";
import { findCredentials } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { type FactorRefusal, readFactor } from "./second-factor";

/** Takes a code of the app or a recovery code within a session: for five minutes factors may be changed in it. */
export async function proveAgain(
  actor: Actor<"account.use">,
  request: { session: string; code: string },
  now: Date,
): Promise<Result<null, FactorRefusal>> {
  const person = await findCredentials(actor.personId);
  if (person === null) return refused("refused");
  const factor = readFactor(request.code, person, null, now);
  const [row] = await sql<{ status: "passed" | FactorRefusal }[]>`
    select prove_again(${person.id}, ${request.session}::uuid, ${factor.kind}, ${factor.step}::int, ${factor.hash}::bytea)
      as status`;
  const status = row?.status ?? "refused";
  return status === "passed" ? done(null) : refused(status);
}
