import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { newToken, tokenHash } from "@/lib/one-time";
import { hashPassword } from "@/lib/password";
import { type PasswordRefusal, passwordRefusal } from "@/lib/password-policy";
import { emailHash, openFor, sealSecret } from "@/lib/personal-data";
import { addressMay } from "./throttle";

/** Mails a link that sets a new password, when the address has an account; nothing tells whether it has. */
export async function requestReset(request: { email: string; address: string | null }): Promise<void> {
  if (!(await addressMay("forgot", request.address))) return;
  const token = newToken();
  await sql`select request_reset(${emailHash(request.email)}, ${token.hash}, ${sealSecret(token.token)})`;
}

type Owner = { name: string; wrappedKey: Buffer; emailCipher: Buffer };

/** Whose password a reset link sets, while it is good: as much as a password is judged by. */
export async function findResetOwner(token: string): Promise<{ name: string; email: string } | null> {
  const [owner] = await sql<Owner[]>`
    select coalesce(p.name, '') as name, p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher"
    from tokens t join people p on p.id = t.person_id and p.state = 'active'
    where t.hash = ${tokenHash(token)} and t.purpose = 'reset' and t.used_at is null and t.expires_at > now()`;
  return owner === undefined
    ? null
    : { name: owner.name, email: openFor(owner.wrappedKey, "email", owner.emailCipher) };
}

/** Sets the password, once for each link, and ends every session. Signing in afterwards asks for the second factor as ever. */
export async function resetPassword(request: {
  token: string;
  password: string;
  brand: string;
}): Promise<Result<null, PasswordRefusal | "refused">> {
  const hash = tokenHash(request.token);
  const owner = await findResetOwner(request.token);
  if (owner === null) return refused("refused");
  const weakness = passwordRefusal(request.password, { ...owner, brand: request.brand });
  if (weakness !== null) return refused(weakness);

  const [row] = await sql<{ changed: boolean }[]>`
    select reset_password(${hash}, ${await hashPassword(request.password)}) as changed`;
  return row?.changed ? done(null) : refused("refused");
}
