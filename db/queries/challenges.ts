import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import type { Role } from "@/lib/loyalty/permissions";

export type Challenge = {
  personId: number;
  personName: string;
  role: Role | null;
  locale: Locale;
  tries: number;
  returnTo: string | null;
  wrappedKey: Buffer;
  emailCipher: Buffer;
  totpSecret: Buffer | null;
  hasTotp: boolean;
  hasPasskey: boolean;
  /** Why no further answer is taken of it: its tries are used up, or the account had too many that failed. */
  closed: "exhausted" | "throttled" | null;
  /** Staff who gave the mailed code and have yet to enrol an app. */
  isToEnrol: boolean;
};

/** Somebody between the password and the second factor; null when that ran out or is over. */
export async function findChallenge(tokenHash: Buffer): Promise<Challenge | null> {
  const [row] = await sql<Challenge[]>`
    select p.id as "personId", coalesce(p.name, '') as "personName", p.role, p.locale, c.tries, c.return_to as "returnTo",
      p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher", f.secret_cipher as "totpSecret",
      f.secret_cipher is not null as "hasTotp", exists (select from passkeys k where k.person_id = p.id) as "hasPasskey",
      case when c.tries >= 5 then 'exhausted' when p.failures_in_a_row >= 100 or exists (select from throttles a
        where a.key = account_key(p.email_hash) and a.window_ends_at > now() and a.count >= 10) then 'throttled' end as closed,
      c.mailbox_proven_at is not null as "isToEnrol"
    from challenges c
    join people p on p.id = c.person_id and p.state = 'active'
    left join totp_factors f on f.person_id = p.id and f.confirmed_at is not null
    where c.token_hash = ${tokenHash} and c.passed_at is null and c.expires_at > now()`;
  return row ?? null;
}
