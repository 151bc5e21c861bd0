import { sql } from "@/db/client";
import { findCredentials } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { newToken } from "@/lib/one-time";
import { hashPassword, passwordMatches } from "@/lib/password";
import { type PasswordRefusal, passwordRefusal } from "@/lib/password-policy";
import { openFor } from "@/lib/personal-data";

export type ChangePasswordRefusal = PasswordRefusal | "refused" | "throttled";

/** Changes the password of who knows the present one, and ends every session; the ticket is for the browser that asked. */
export async function changePassword(
  actor: Actor<"account.use">,
  request: { session: string; current: string; password: string; brand: string },
): Promise<Result<{ ticket: string }, ChangePasswordRefusal>> {
  const person = await findCredentials(actor.personId);
  if (person === null) return refused("refused");
  const matches = await passwordMatches(person.passwordHash, request.current);
  const email = openFor(person.wrappedKey, "email", person.emailCipher);
  const weakness = passwordRefusal(request.password, { name: person.name, email, brand: request.brand });
  if (matches && weakness !== null) return refused(weakness);

  const ticket = newToken();
  const hash = matches ? await hashPassword(request.password) : "";
  const [row] = await sql<{ status: "changed" | "refused" | "throttled" }[]>`
    select change_password(${person.id}, ${request.session}::uuid, ${matches}, ${person.passwordHash}, ${hash},
      ${ticket.hash}) as status`;
  const status = row?.status ?? "refused";
  return status === "changed" ? done({ ticket: ticket.token }) : refused(status);
}
