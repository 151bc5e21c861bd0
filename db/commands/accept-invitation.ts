import { sql } from "@/db/client";
import { findInvitation } from "@/db/queries/team";
import { done, type Result, refused } from "@/lib/base/result";
import { newToken, tokenHash } from "@/lib/one-time";
import { hashPassword } from "@/lib/password";
import { type PasswordRefusal, passwordRefusal } from "@/lib/password-policy";
import { openFor } from "@/lib/personal-data";

type Accepted = { next: "enrol"; challenge: string } | { next: "sign-in" };

/**
 * Joins the team with a mailed link, once. Somebody new sets a password under the policy and enrols an app with the challenge, before
 * anything else; who has an account keeps its password, signs in as ever and is led to enrol if they have no app.
 */
export async function acceptInvitation(request: {
  token: string;
  name: string;
  password: string;
  brand: string;
}): Promise<Result<Accepted, PasswordRefusal | "refused" | "taken">> {
  const hash = tokenHash(request.token);
  const invitation = await findInvitation(hash);
  if (invitation === null) return refused("refused");
  const { hasAccount, wrappedKey, emailCipher } = invitation;
  if (!hasAccount) {
    const email = openFor(wrappedKey, "email", emailCipher);
    const weakness = passwordRefusal(request.password, { name: request.name, email, brand: request.brand });
    if (weakness !== null) return refused(weakness);
  }
  const passwordHash = hasAccount ? null : await hashPassword(request.password);
  const challenge = newToken();
  const [row] = await sql<{ status: "joined" | "added" | "refused" | "taken" }[]>`
    select accept_invitation(${hash}, ${request.name}, ${passwordHash}, ${challenge.hash}) as status`;
  const status = row?.status ?? "refused";
  if (status === "joined") return done({ next: "enrol", challenge: challenge.token });
  return status === "added" ? done({ next: "sign-in" }) : refused(status);
}
