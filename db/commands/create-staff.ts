import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import type { Role } from "@/lib/loyalty/permissions";
import { newToken } from "@/lib/one-time";
import { newPersonalData } from "@/lib/personal-data";

/**
 * Staff whose address the operator vouches for, with no password yet: the token opens /reset once, within a day. They then
 * sign in with a mailed code and set up their app. Refused when the address has an account already.
 */
export async function createStaff(request: {
  name: string;
  email: string;
  role: Role;
  locale: Locale;
}): Promise<Result<{ token: string }, "taken">> {
  const data = newPersonalData({ email: request.email });
  const token = newToken();
  const made = await sql`
    with person as (
      insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, email_verified_at, locale, role)
      values (${newId()}, 'active', ${request.name}, ${data.wrappedKey}, ${data.emailCipher}, ${data.emailHash}, now(),
        ${request.locale}, ${request.role})
      on conflict (email_hash) where state in ('active', 'locked', 'unclaimed') do nothing
      returning id)
    insert into tokens (hash, purpose, person_id, expires_at)
    select ${token.hash}, 'reset', id, now() + interval '1 day' from person returning 1`;
  return made.length > 0 ? done({ token: token.token }) : refused("taken");
}
