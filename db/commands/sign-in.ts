import { sql } from "@/db/client";
import { findAccount } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import { mailedCodeHash, newMailedCode, newToken, tokenHash } from "@/lib/one-time";
import { passwordMatches } from "@/lib/password";
import { emailHash, sealSecret } from "@/lib/personal-data";
import { addressMay } from "./throttle";

export type SignInRefusal = "refused" | "throttled" | "merged";

/**
 * The first step: an address and its password for the token of a challenge. An unknown address, a wrong password and an
 * account closed to sign-in are the same refusal after the same time. Who has no authenticator app is mailed a code.
 */
export async function signInWithPassword(request: {
  email: string;
  password: string;
  returnTo: string | null;
  address: string | null;
}): Promise<Result<{ challenge: string }, SignInRefusal>> {
  if (!(await addressMay("sign-in", request.address))) return refused("throttled");
  const hash = emailHash(request.email);
  const account = await findAccount(hash);
  const matches = await passwordMatches(account?.passwordHash ?? null, request.password);

  const challenge = newToken();
  const code = newMailedCode();
  const [row] = await sql<{ status: "passed" | SignInRefusal }[]>`
    select answer_password(${hash}, ${account?.id ?? null}::bigint, ${matches}, ${account?.passwordHash ?? null},
      ${challenge.hash}, ${request.returnTo}, ${mailedCodeHash(code, challenge.token)}, ${sealSecret(code)}) as status`;
  const status = row?.status ?? "refused";
  return status === "passed" ? done({ challenge: challenge.token }) : refused(status);
}

/** Mails another code for a challenge, at most one a minute; false when it is too soon or there is nothing to send one for. */
export async function resendCode(challenge: string): Promise<boolean> {
  const code = newMailedCode();
  const [row] = await sql<{ sent: boolean }[]>`
    select resend_code(${tokenHash(challenge)}, ${mailedCodeHash(code, challenge)}, ${sealSecret(code)}) as sent`;
  return row?.sent ?? false;
}
