import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import type { Given } from "@/lib/loyalty/kinds/asks";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import { openFor, openSecret } from "@/lib/personal-data";
import { type BookedDate, type BookedDateRow, bookedDate, toBooked } from "./bookable-dates";
import { spokenLocale } from "./spoken";

/** A reward that somebody redeemed for somebody else, as whoever holds its link sees it. */
export type GivenReward = {
  publicId: string;
  state: RedemptionState;
  quantity: number;
  rewardNames: Record<Locale, string>;
  howToUse: Record<Locale, string>;
  conditions: Record<Locale, string>;
  expiresAt: Instant | null;
  date: BookedDate | null;
  /** In clear: the link is their owner's. */
  codes: string[];
  /** The first name of whoever gave it, and what they said with it. */
  giver: string | null;
  name: string | null;
  message: string | null;
  email: string | null;
};

/** In whose name, and in which language, somebody who need not be a member here is written to. */
export type GivenSender = {
  giverId: number;
  locale: Locale;
  zone: string;
  programme: string;
  brand: Record<string, string>;
  unitNames: { id: string; en: string; enOne?: string };
  mailName: string | null;
  mailAddress: string | null;
  isDemonstration: boolean;
};

type Row = Omit<GivenReward, "codes" | "date" | "name" | "message" | "email"> &
  GivenSender & {
    date: BookedDateRow | null;
    usualPlace: string | null;
    sealed: string[];
    particulars: Buffer;
    wrappedKey: Buffer;
  };

const inBoth = (part: "name" | "howToUse" | "conditions") => sql`
  jsonb_build_object('id', r.texts -> 'id' ->> ${part}::text, 'en', r.texts -> 'en' ->> ${part}::text)`;

/** What was redeemed for somebody else, by the id its link proves; null where it was for its owner, or their key is gone. */
export async function findGivenReward(
  redemptionId: string,
  now: Instant,
): Promise<(GivenReward & { sender: GivenSender }) | null> {
  const [row] = await sql<Row[]>`
    select d.public_id as "publicId", case when d.state in ('ready', 'booked') and d.expires_at <= ${now} then 'expired' else d.state end as state,
      d.quantity, d.expires_at as "expiresAt", ${inBoth("name")} as "rewardNames", ${inBoth("howToUse")} as "howToUse",
      ${inBoth("conditions")} as conditions, ${bookedDate()} as date, d.details ->> 'place' as "usualPlace", split_part(p.name, ' ', 1) as giver,
      array_remove(array[encode(d.code_cipher, 'base64')], null)
        || array(select encode(c.cipher, 'base64') from reward_codes c where c.redemption_id = d.id order by c.id) as sealed,
      s.cipher as particulars, p.wrapped_key as "wrappedKey", p.id as "giverId", ${spokenLocale()} as locale, coalesce(p.zone, i.zone) as zone,
      i.programme_name as programme, i.brand, i.unit_names as "unitNames", i.mail_name as "mailName", i.mail_address as "mailAddress", i.is_demonstration as "isDemonstration"
    from redemptions d join redemption_particulars s on s.redemption_id = d.id join rewards r on r.id = d.reward_id
    join members m on m.id = d.member_id join people p on p.id = m.person_id and p.wrapped_key is not null
    cross join installation i
    where d.public_id = ${redemptionId}::uuid`;
  if (row === undefined) return null;
  const {
    date,
    usualPlace,
    sealed,
    particulars,
    wrappedKey,
    giverId,
    locale,
    zone,
    programme,
    brand,
    isDemonstration,
    unitNames,
    mailName,
    mailAddress,
    ...rest
  } = row;
  const given: Given = JSON.parse(openFor(wrappedKey, "particulars", particulars));
  const { giftName = null, giftMessage = null, giftEmail = null } = given;
  if (giftName === null && giftEmail === null) return null;
  return {
    ...rest,
    date: date && toBooked({ ...date, place: date.place ?? (usualPlace || null) }),
    codes: sealed.map((text) => openSecret(Buffer.from(text, "base64").toString("base64url"))),
    name: giftName,
    message: giftMessage,
    email: giftEmail,
    sender: { giverId, locale, zone, programme, brand, isDemonstration, unitNames, mailName, mailAddress },
  };
}
