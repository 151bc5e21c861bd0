import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import type { Role } from "@/lib/loyalty/permissions";
import { type SealedAddress, sealedAddresses } from "./addresses";

export type Account = { id: number; passwordHash: string | null; emailHash: Buffer };

/** Who may sign in with this address; null also for one not yet verified. */
export async function findAccount(emailHash: Buffer): Promise<Account | null> {
  const [row] = await sql<Account[]>`
    select id, password_hash as "passwordHash", email_hash as "emailHash"
    from people where email_hash = ${emailHash} and state = 'active'`;
  return row ?? null;
}

export type Credentials = Account & {
  name: string;
  role: Role | null;
  locale: Locale;
  wrappedKey: Buffer;
  emailCipher: Buffer;
  /** The confirmed authenticator app's secret, sealed. */
  totpSecret: Buffer | null;
};

/** What proving oneself again within a session is measured against. */
export async function findCredentials(personId: number): Promise<Credentials | null> {
  const [row] = await sql<Credentials[]>`
    select p.id, p.password_hash as "passwordHash", p.email_hash as "emailHash", coalesce(p.name, '') as name, p.role,
      p.locale, p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher", f.secret_cipher as "totpSecret"
    from people p left join totp_factors f on f.person_id = p.id and f.confirmed_at is not null
    where p.id = ${personId} and p.state = 'active'`;
  return row ?? null;
}

export type Profile = {
  version: number;
  name: string;
  wrappedKey: Buffer;
  emailCipher: Buffer | null;
  phoneCipher: Buffer | null;
  birthdayCipher: Buffer | null;
  locale: Locale;
  joinedAt: Date | null;
  consentedAt: Date | null;
  policyVersion: string | null;
  /** Where they had something sent, sealed. */
  addresses: SealedAddress[];
  /** What a member was given recognition for, newest first. */
  badges: { name: Record<Locale, string>; metal: string; at: string; redemption: string }[];
};

/** A person's own data, still sealed, for their profile. */
export async function findProfile(personId: number): Promise<Profile | null> {
  const [row] = await sql<Profile[]>`
    select p.version, coalesce(p.name, '') as name, p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher",
      p.phone_cipher as "phoneCipher", p.birthday_cipher as "birthdayCipher", p.locale, m.joined_at as "joinedAt",
      c.given_at as "consentedAt", c.policy_version as "policyVersion",
      ${sealedAddresses()} as addresses,
      coalesce((select json_agg(json_build_object('name', json_build_object('id', r.texts -> 'id' ->> 'name', 'en', r.texts -> 'en' ->> 'name'),
          'metal', d.details ->> 'metal', 'at', d.created_at, 'redemption', d.public_id) order by d.id desc)
        from redemptions d join rewards r on r.id = d.reward_id
        where d.member_id = any (merged_family(m.id)) and d.state = 'done' and r.kind = 'recognition'), '[]') as badges
    from people p
    left join members m on m.person_id = p.id
    left join lateral (
      select given_at, policy_version from consents
      where person_id = p.id and purpose = 'membership' and withdrawn_at is null order by id desc limit 1) c on true
    where p.id = ${personId} and p.state = 'active'`;
  return row ?? null;
}

/** Whether a member's number may be given as the one who brought a friend. */
export async function memberNumberIsActive(number: string): Promise<boolean> {
  const [row] =
    await sql`select 1 from members n join members m on m.id = member_now(n.id) where n.number = ${number} and m.state = 'active'`;
  return row !== undefined;
}

export async function countRecoveryCodes(personId: number): Promise<number> {
  const [row] = await sql<{ left: number }[]>`
    select count(*)::int as left from recovery_codes where person_id = ${personId} and used_at is null`;
  return row?.left ?? 0;
}
