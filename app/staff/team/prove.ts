import { grant, type Person } from "@/lib/loyalty/permissions";
import { prove } from "@/lib/prove";

/** Takes a second factor given beside a change; what does not match is refused, nothing given is the command's to judge. */
export async function proveWith(
  person: Person,
  session: string,
  given: { code?: string | undefined; passkey?: string | undefined },
): Promise<void> {
  const account = grant(person, "account.use");
  if (account !== null) await prove(account, session, given);
}
