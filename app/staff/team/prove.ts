import { getTranslations } from "next-intl/server";
import { proveAgain } from "@/db/commands/prove-again";
import { refuse } from "@/lib/action";
import { realNow } from "@/lib/base/clock";
import { grant, type Person } from "@/lib/loyalty/permissions";

/** Takes a second factor typed beside a change; what was typed and does not match is refused, nothing typed is the command's to judge. */
export async function proveWith(person: Person, session: string, typed: string | undefined): Promise<void> {
  const account = grant(person, "account.use");
  if (!typed || account === null) return;
  const proved = await proveAgain(account, { session, code: typed }, realNow());
  if (!proved.ok) refuse(null, { code: (await getTranslations("profile.security.proof"))(proved.refusal) });
}
