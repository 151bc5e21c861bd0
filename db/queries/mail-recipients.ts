import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";

export type Addressee = { personId: number } | { memberId: number };

export type MailRecipient = {
  personId: number;
  name: string | null;
  locale: Locale;
  zone: string;
  wrappedKey: Buffer;
  emailCipher: Buffer;
  programme: string;
  brand: Record<string, string>;
  isDemonstration: boolean;
};

/** Who a mail goes to and in whose name, with the address still sealed; null when there is nobody with an address. */
export async function findMailRecipient(addressee: Addressee): Promise<MailRecipient | null> {
  const personId = "personId" in addressee ? addressee.personId : null;
  const memberId = "memberId" in addressee ? addressee.memberId : null;
  const [row] = await sql<MailRecipient[]>`
    select p.id as "personId", p.name, p.locale, coalesce(p.zone, i.zone) as zone,
      p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher",
      i.programme_name as programme, i.brand, i.is_demonstration as "isDemonstration"
    from people p
    cross join installation i
    where p.id = coalesce(${personId}::bigint, (select m.person_id from members m where m.id = ${memberId}::bigint))
      and p.state <> 'erased' and p.wrapped_key is not null and p.email_cipher is not null`;
  return row ?? null;
}

export type MailRedemption = {
  publicId: string;
  rewardNames: Record<Locale, string>;
  quantity: number;
  points: number;
  expiresAt: Date | null;
};

/** What a mail may say of a person's redemption, found by its public id (or the one inside); null when it is not theirs. */
export async function findMailRedemption(
  personId: number,
  redemptionId: string | number,
): Promise<MailRedemption | null> {
  const publicId = typeof redemptionId === "string" ? redemptionId : null;
  const id = typeof redemptionId === "number" ? redemptionId : null;
  const [row] = await sql<MailRedemption[]>`
    select d.public_id as "publicId", d.quantity, d.points, d.expires_at as "expiresAt",
      jsonb_build_object('id', r.texts -> 'id' ->> 'name', 'en', r.texts -> 'en' ->> 'name') as "rewardNames"
    from redemptions d
    join members m on m.id = d.member_id and m.person_id = ${personId}
    join rewards r on r.id = d.reward_id
    where d.public_id = ${publicId}::uuid or d.id = ${id}::bigint`;
  return row ?? null;
}

/** The programme's zone, by whose midnight nightly work is timed. */
export async function findProgrammeZone(): Promise<string> {
  const [row] = await sql<{ zone: string }[]>`select zone from installation where id = 1`;
  return row?.zone ?? "Asia/Jakarta";
}
