import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import type { Occasion } from "@/lib/loyalty/present-trace";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import { spokenLocale } from "./spoken";

/** By the person's own key, or by the public id of a membership or of a redemption. */
export type Addressee = { personId?: number; memberId?: string; redemptionId?: string };

export type MailRecipient = {
  personId: number;
  name: string | null;
  locale: Locale;
  zone: string;
  wrappedKey: Buffer;
  emailCipher: Buffer;
  programme: string;
  brand: Record<string, string>;
  unitNames: { id: string; en: string; enOne?: string };
  /** Whose name and address stand as the sender's; null: the programme's name, no-reply at the portal's host. */
  mailName: string | null;
  mailAddress: string | null;
  isDemonstration: boolean;
};

const letterhead = () => sql`
  i.programme_name as programme, i.brand, i.unit_names as "unitNames", i.mail_name as "mailName", i.mail_address as "mailAddress",
  i.is_demonstration as "isDemonstration"`;

/** Who a mail goes to and in whose name, with the address still sealed; null when there is nobody with an address. */
export async function findMailRecipient(addressee: Addressee): Promise<MailRecipient | null> {
  const { personId = null, memberId = null, redemptionId = null } = addressee;
  const [row] = await sql<MailRecipient[]>`
    select p.id as "personId", p.name, ${spokenLocale()} as locale, coalesce(p.zone, i.zone) as zone,
      p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher",
      ${letterhead()}
    from people p
    cross join installation i
    where p.id = coalesce(
        ${personId}::bigint,
        (select m.person_id from members m where m.public_id = ${memberId}::uuid),
        (select m.person_id from redemptions d join members m on m.id = member_now(d.member_id) where d.public_id = ${redemptionId}::uuid))
      and p.state <> 'erased' and p.wrapped_key is not null and p.email_cipher is not null`;
  return row ?? null;
}

/** What a redemption's mails say of it; its code is not among it. */
export type MailRedemption = {
  publicId: string;
  rewardNames: Record<Locale, string>;
  quantity: number;
  points: number;
  expiresAt: Date | null;
  /** When the member wished it, where it happened without them. */
  wishedAt: Date | null;
  /** Why it was given for nothing, where it was. */
  presentBecause: Occasion | null;
  /** What was said as it came to the state asked about. */
  moved: { courier?: string; tracking?: string; reference?: string } | null;
  /** The date asked about, or the one it is booked for. */
  date: { startsAt: Date; calledOffBecause: string | null; chooseUntil: Date | null } | null;
};

type MailRedemptionRow = Omit<MailRedemption, "date"> & {
  startsAt: Date | null;
  calledOffBecause: string | null;
  chooseUntil: Date | null;
};

/** What a mail may say of a person's redemption, null when it is not theirs. */
export async function findMailRedemption(
  personId: number,
  redemptionId: string,
  { to = null, dateId = null }: { to?: RedemptionState | null; dateId?: string | null } = {},
): Promise<MailRedemption | null> {
  const [row] = await sql<MailRedemptionRow[]>`
    select d.public_id as "publicId", d.quantity, d.points, d.expires_at as "expiresAt",
      (select v.details from redemption_moves v where v.redemption_id = d.id and v.to_state = ${to} order by v.id desc limit 1) as moved,
      x.starts_at as "startsAt", x.called_off_because as "calledOffBecause", x.choose_until as "chooseUntil",
      (select to_timestamp((e.data #>> '{wish,since}')::bigint / 1000.0) from events e where e.public_id = d.public_id) as "wishedAt",
      (select e.data #>> '{present,because}' from events e where e.public_id = d.public_id) as "presentBecause",
      jsonb_build_object('id', r.texts -> 'id' ->> 'name', 'en', r.texts -> 'en' ->> 'name') as "rewardNames"
    from redemptions d
    join members m on m.id = member_now(d.member_id) and m.person_id = ${personId}
    join rewards r on r.id = d.reward_id
    left join reward_dates x on case when ${dateId}::uuid is null then x.id = d.date_id else x.public_id = ${dateId}::uuid end
    where d.public_id = ${redemptionId}::uuid`;
  if (row === undefined) return null;
  const { startsAt, calledOffBecause, chooseUntil, ...rest } = row;
  return { ...rest, date: startsAt && { startsAt, calledOffBecause, chooseUntil } };
}

/** What a reward is called. */
export async function findMailReward(rewardId: string): Promise<Record<Locale, string> | null> {
  const [row] = await sql<{ names: Record<Locale, string> }[]>`
    select jsonb_build_object('id', texts -> 'id' ->> 'name', 'en', texts -> 'en' ->> 'name') as names from rewards where public_id = ${rewardId}::uuid`;
  return row?.names ?? null;
}

/** How many points a line of a person's journal moved; null when it is not theirs. */
export async function findMailAdjustment(personId: number, memberId: string, version: number): Promise<number | null> {
  const [row] = await sql<{ points: number }[]>`
    select j.points
    from journals j
    join members m on m.id = j.member_id and m.person_id = ${personId}
    where m.public_id = ${memberId}::uuid and j.version = ${version}`;
  return row?.points ?? null;
}

/** In whose name a mail goes to somebody who is no person here, such as the auditor. */
export async function findInstallation(): Promise<
  Omit<MailRecipient, "personId" | "name" | "wrappedKey" | "emailCipher">
> {
  const [row] = await sql<Awaited<ReturnType<typeof findInstallation>>[]>`
    select i.zone, i.locale, ${letterhead()} from installation i where i.id = 1`;
  if (row === undefined) throw new Error("The installation has no settings: migrate the database.");
  return row;
}
