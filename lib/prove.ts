import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { proveAgain } from "@/db/commands/prove-again";
import { refuse } from "@/lib/action";
import { realNow } from "@/lib/base/clock";
import type { Actor } from "@/lib/loyalty/permissions";

/** What components/proof-field.tsx posts: a code somebody typed, or what a passkey signed. */
export const proofFields = {
  code: z.string().trim().max(40).optional(),
  passkey: z.string().max(12_000).optional(),
};

/**
 * Takes the second factor given beside a change: false where none was, and the form again where it does not match. `bound` is what a
 * passkey had to sign for, as the form's `ProofField` was told; left out, it is the session.
 */
export async function prove(
  account: Actor<"account.use">,
  session: string,
  { code, passkey }: { code?: string | undefined; passkey?: string | undefined },
  bound?: string,
): Promise<boolean> {
  if (!passkey && !code) return false;
  const given = passkey ? { passkey } : { code: code ?? "" };
  const proved = await proveAgain(account, { session, ...(bound === undefined ? {} : { bound }), ...given }, realNow());
  if (proved.ok) return true;
  const t = await getTranslations("profile.security.proof");
  if (passkey) return refuse(t(proved.refusal === "refused" ? "passkeyRefused" : proved.refusal));
  return refuse(null, { code: t(proved.refusal) });
}
