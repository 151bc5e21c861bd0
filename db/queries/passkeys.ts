import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import type { Role } from "@/lib/loyalty/permissions";

export type PasskeyRow = { publicId: string; nameCipher: Buffer; createdAt: Date; lastUsedAt: Date | null };

/** A person's passkeys, the first of them first. */
export async function listPasskeys(personId: number): Promise<PasskeyRow[]> {
  return await sql<PasskeyRow[]>`
    select public_id as "publicId", name_cipher as "nameCipher", created_at as "createdAt", last_used_at as "lastUsedAt"
    from passkeys where person_id = ${personId} order by id limit 50`;
}

/** By which a browser finds a person's passkeys on the devices it reaches. */
export async function listCredentials(personId: number): Promise<{ id: string; transports: string[] }[]> {
  const rows = await sql<{ credentialId: Buffer; transports: string[] }[]>`
    select credential_id as "credentialId", transports from passkeys where person_id = ${personId} order by id limit 50`;
  return rows.map(({ credentialId, transports }) => ({ id: credentialId.toString("base64url"), transports }));
}

export type Holder = {
  personId: number;
  publicKey: Buffer;
  role: Role | null;
  hasTotp: boolean;
  locale: Locale;
  emailHash: Buffer;
};

/** Whose passkey this is, while they may sign in. */
export async function findHolder(credentialId: Buffer): Promise<Holder | null> {
  const [row] = await sql<Holder[]>`
    select p.id as "personId", k.public_key as "publicKey", p.role, p.locale, p.email_hash as "emailHash",
      exists (select from totp_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasTotp"
    from passkeys k join people p on p.id = k.person_id and p.state = 'active'
    where k.credential_id = ${credentialId}`;
  return row ?? null;
}
