import type { Sql } from "@/db/client";
import { POLICY_VERSION } from "@/db/commands/join";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { newId } from "@/lib/base/uuid";
import type { Role } from "@/lib/loyalty/permissions";
import { newPersonalData, sealFor } from "@/lib/personal-data";

/** Somebody who has already joined, or who works here: as if they had done so at `joinedAt`. */
export type Enrolment = {
  name: string;
  email: string;
  phone?: string;
  birthday?: string;
  locale: Locale;
  passwordHash: string;
  /** Base32; without one the mailed code is their second factor. */
  totpSecret?: string;
  /** A role of staff, who hold no membership, or the card number of a member. */
  as: { role: Role } | { number: string };
  joinedAt: Instant;
};

export type Enrolled = { email: string; personId: number; memberId: number | null };

/** Writes people with their factors, consents and memberships in one statement; the answer stands in the order given. */
export async function enrol(owner: Sql, people: Enrolment[]): Promise<Enrolled[]> {
  if (people.length === 0) return [];
  const rows = people.map((person) => {
    const { wrappedKey, ...data } = newPersonalData(person);
    return {
      id: newId(),
      member: newId(),
      name: person.name,
      key: wrappedKey.toString("hex"),
      email_cipher: hex(data.emailCipher),
      email_hash: hex(data.emailHash),
      phone_cipher: hex(data.phoneCipher),
      phone_hash: hex(data.phoneHash),
      birthday_cipher: hex(data.birthdayCipher),
      locale: person.locale,
      password: person.passwordHash,
      totp: person.totpSecret ? hex(sealFor(wrappedKey, "totp", person.totpSecret)) : null,
      role: "role" in person.as ? person.as.role : null,
      number: "number" in person.as ? person.as.number : null,
      joined: person.joinedAt.toISOString(),
    };
  });
  const written = await owner<{ publicId: string; personId: number; memberId: number | null }[]>`
    with asked as (
      select * from jsonb_to_recordset(${owner.json(rows)}) e(id uuid, member uuid, name text, key text, email_cipher text, email_hash text,
        phone_cipher text, phone_hash text, birthday_cipher text, locale text, password text, totp text, role text, number text, joined timestamptz)),
    person as (
      insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, email_verified_at, phone_cipher, phone_hash,
        birthday_cipher, locale, role, password_hash, password_changed_at, created_at)
      select id, 'active', name, decode(key, 'hex'), decode(email_cipher, 'hex'), decode(email_hash, 'hex'), joined, decode(phone_cipher, 'hex'),
        decode(phone_hash, 'hex'), decode(birthday_cipher, 'hex'), locale, role, password, joined, joined
      from asked returning id, public_id),
    factor as (
      insert into totp_factors (person_id, secret_cipher, created_at, confirmed_at)
      select p.id, decode(a.totp, 'hex'), a.joined, a.joined from asked a join person p on p.public_id = a.id where a.totp is not null),
    consent as (
      insert into consents (person_id, purpose, policy_version, locale, given_at)
      select p.id, 'membership', ${POLICY_VERSION}, a.locale, a.joined from asked a join person p on p.public_id = a.id where a.number is not null),
    membership as (
      insert into members (public_id, state, person_id, number, joined_at, claimed_at)
      select a.member, 'active', p.id, a.number, a.joined, a.joined from asked a join person p on p.public_id = a.id where a.number is not null
      returning id, person_id),
    wallet as (insert into wallets (member_id) select id from membership)
    select p.public_id as "publicId", p.id as "personId", m.id as "memberId" from person p left join membership m on m.person_id = p.id`;
  const byId = new Map(written.map((row) => [row.publicId, row]));
  return people.map(({ email }, place) => {
    const row = byId.get(rows[place]?.id ?? "");
    if (!row) throw new Error(`${email} was not written`);
    return { email, personId: row.personId, memberId: row.memberId };
  });
}

const hex = (bytes: Buffer | null) => bytes?.toString("hex") ?? null;
