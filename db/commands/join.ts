import { sql } from "@/db/client";
import { memberNumberIsActive } from "@/db/queries/people";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { isMemberNumber } from "@/lib/loyalty/member-number";
import { newToken } from "@/lib/one-time";
import { hashPassword } from "@/lib/password";
import { type PasswordRefusal, passwordRefusal } from "@/lib/password-policy";
import { emailHash, newPersonalData, sealSecret } from "@/lib/personal-data";
import { joiningSecret } from "@/lib/return-to";
import { addressMay } from "./throttle";

export type JoinRefusal = PasswordRefusal | "unknown-referral" | "throttled";

/** Moves when the words a person consents to do (app/(visitor)/join). */
export const POLICY_VERSION = "2025-01";

/**
 * Asks for a membership: nothing is claimed or earned until the mailed link is used. An address that has an account gets
 * the same answer after the same work, and a mail that says so.
 */
export async function join(request: {
  name: string;
  email: string;
  password: string;
  birthday: string | null;
  referral: string | null;
  locale: Locale;
  brand: string;
  address: string | null;
  /** The page of the portal they were on their way to; the mailed link leads there in the end. */
  returnTo?: string | null;
}): Promise<Result<null, JoinRefusal>> {
  if (!(await addressMay("join", request.address))) return refused("throttled");
  const weakness = passwordRefusal(request.password, request);
  if (weakness !== null) return refused(weakness);
  const referral = request.referral?.replace(/[\s-]/g, "") ?? null;
  if (referral !== null && !(isMemberNumber(referral) && (await memberNumberIsActive(referral)))) {
    return refused("unknown-referral");
  }

  const data = newPersonalData({ email: request.email, birthday: request.birthday ?? undefined });
  const person = {
    publicId: newId(),
    name: request.name,
    wrappedKey: data.wrappedKey.toString("base64"),
    emailCipher: data.emailCipher?.toString("base64"),
    birthdayCipher: data.birthdayCipher?.toString("base64"),
    passwordHash: await hashPassword(request.password),
    locale: request.locale,
    referral,
    policyVersion: POLICY_VERSION,
  };
  const token = newToken();
  await sql`select ask_to_join(${emailHash(request.email)}, ${sql.json(person)}, ${token.hash}, ${sealSecret(joiningSecret.written(token.token, request.returnTo))})`;
  return done(null);
}
