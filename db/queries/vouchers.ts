import { sql } from "@/db/client";
import { codeHash } from "@/db/commands/voucher-code";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import { isUsedAtCounter } from "@/lib/loyalty/kinds";
import type { Given } from "@/lib/loyalty/kinds/asks";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { Points } from "@/lib/loyalty/points";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import type { RewardKind } from "@/lib/loyalty/reward";
import { maskedName } from "@/lib/masked-name";
import { openFor } from "@/lib/personal-data";
import { type BookedDate, type BookedDateRow, bookedDate, toBooked } from "./bookable-dates";

/** A redemption as a cashier sees it: what it is and whether it can be used, and whose only as a name to mask. */
export type Voucher = {
  publicId: string;
  memberId: number;
  memberPublicId: string;
  memberName: string | null;
  rewardName: string;
  howToUse: string;
  kind: RewardKind;
  details: Details;
  currency: string;
  /** What its owner pays in money when it is handed over, in minor units; null where nothing. */
  cashMinor: number | null;
  /** The date it is booked for. */
  date: BookedDate | null;
  /** Under whose name it is booked, masked: enough to compare with an identity card. */
  attendee: string | null;
  quantity: number;
  points: Points;
  state: RedemptionState;
  createdAt: Instant;
  expiresAt: Instant | null;
  usedAt: Instant | null;
};

type VoucherRow = Omit<Voucher, "date" | "attendee"> & {
  date: BookedDateRow | null;
  particulars: Buffer | null;
  wrappedKey: Buffer | null;
};

const columns = (locale: Locale, now: Instant) => sql`
  d.public_id as "publicId", m.id as "memberId", m.public_id as "memberPublicId", p.name as "memberName",
  r.texts -> ${locale}::text ->> 'name' as "rewardName", r.texts -> ${locale}::text ->> 'howToUse' as "howToUse", r.kind, d.details, coalesce(d.currency, r.currency) as currency,
  d.cash_minor as "cashMinor", ${bookedDate()} as date, d.quantity, d.points, case when d.state in ('ready', 'booked') and d.expires_at <= ${now} then 'expired' else d.state end as state,
  d.created_at as "createdAt", d.expires_at as "expiresAt", d.used_at as "usedAt",
  (select s.cipher from redemption_particulars s where s.redemption_id = d.id) as particulars,
  (select o.wrapped_key from members g join people o on o.id = g.person_id where g.id = d.member_id) as "wrappedKey"`;
const from = () => sql`
  redemptions d join rewards r on r.id = d.reward_id join members m on m.id = member_now(d.member_id) left join people p on p.id = m.person_id`;

/** By the code a member shows, of this programme or from an inventory; null where no redemption holds it. */
export async function findVoucherByCode(code: string): Promise<string | null> {
  const hash = codeHash(code);
  const [row] = await sql<{ publicId: string }[]>`
    select d.public_id as "publicId" from redemptions d where d.code_hash = ${hash}
    union all
    select d.public_id from reward_codes c join redemptions d on d.id = c.redemption_id where c.hash = ${hash}
    limit 1`;
  return row?.publicId ?? null;
}

export async function findVoucher(publicId: string, locale: Locale, now: Instant): Promise<Voucher | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<VoucherRow[]>`
    select ${columns(locale, now)} from ${from()} where d.public_id = ${publicId}::uuid`;
  return row ? toVoucher(row) : null;
}

/** What a member at the counter holds that can be used there. */
export async function listVouchersOf(memberId: number, locale: Locale, now: Instant): Promise<Voucher[]> {
  const held = await sql<VoucherRow[]>`
    select ${columns(locale, now)} from ${from()}
    where d.member_id = any (merged_family(${memberId})) and d.state in ('ready', 'booked') and (d.expires_at is null or d.expires_at > ${now})
    order by d.expires_at nulls last, d.id limit 20`;
  return held.map(toVoucher).filter(isUsedAtCounter);
}

function toVoucher({ date, particulars, wrappedKey, ...rest }: VoucherRow): Voucher {
  const given: Given | null =
    particulars && wrappedKey ? JSON.parse(openFor(wrappedKey, "particulars", particulars)) : null;
  return { ...rest, date: date && toBooked(date), attendee: given?.attendee ? maskedName(given.attendee) : null };
}
