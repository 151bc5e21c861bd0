import { sql } from "@/db/client";
import { findAccount, findCredentials } from "@/db/queries/people";
import { grant } from "@/lib/loyalty/permissions";
import { emailHash } from "@/lib/personal-data";
import { readFactor } from "./second-factor";

/** Takes a supervisor's address and a code of their app, typed at the counter by themselves; answers who agreed, or null. The code is used up. */
export async function supervise(
  cashier: number,
  { email, code }: { email: string; code: string },
  now: Date,
): Promise<number | null> {
  const account = await findAccount(emailHash(email));
  const person = account && account.id !== cashier ? await findCredentials(account.id) : null;
  if (person === null || person.role === null) return null;
  const standing = {
    id: person.id,
    publicId: "",
    role: person.role,
    hasTotp: person.totpSecret !== null,
    member: null,
  };
  if (grant(standing, "counter.supervise") === null) return null;
  const { kind, step, hash } = readFactor(code, person, null, now);
  const [row] = await sql<{ status: string }[]>`
    select answer_factor(${person.id}, ${kind}, ${step}::int, ${hash}::bytea, null) as status`;
  return row?.status === "passed" ? person.id : null;
}
