import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import { ruleOf } from "@/lib/loyalty/kinds";
import { readyAt, takenElsewhere } from "@/lib/loyalty/voucher-at-counter";
import { listRewards } from "./catalogue";
import { type LineRow, type LineView, lineObject, toLineView } from "./lines";
import type { RewardCardView } from "./offers";
import type { MemberState } from "./staff-members";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

/** A member as the cashier of one shift sees them. */
export type CounterMember = {
  id: number;
  publicId: string;
  personId: number | null;
  name: string | null;
  number: string;
  state: MemberState;
  hasFactor: boolean;
  standing: Standing;
  /** Until when, by programme time, the member's consent holds at this counter; null where it was not given, or is over. */
  consentUntil: Instant | null;
};

type Row = StandingRow & Omit<CounterMember, "standing" | "consentUntil" | "publicId"> & { leftMs: number | null };

/** The member, or whom they were merged into; null where there is none. */
export async function findAtCounter(publicId: string, shiftId: number, now: Instant): Promise<CounterMember | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<(Row & { memberPublicId: string })[]>`
    select ${standingColumns()}, m.id, m.person_id as "personId", p.name, m.number, m.state,
      exists (select from totp_factors f where f.person_id = m.person_id and f.confirmed_at is not null) as "hasFactor",
      (select (extract(epoch from v.ends_at - now()) * 1000)::bigint from counter_visits v where v.id = visit_now(${shiftId}, m.id)) as "leftMs"
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.id = member_now((select id from members where public_id = ${publicId}::uuid)) and m.kind = 'person'`;
  if (row === undefined) return null;
  const { id, personId, name, number, state, hasFactor, leftMs } = row;
  return {
    ...{ id, publicId: row.memberPublicId, personId, name, number, state, hasFactor },
    standing: standingAt(row, await termsHistory(row.latestTerms), now),
    consentUntil: leftMs === null ? null : new Date(now.getTime() + leftMs),
  };
}

/** Whose card bears this number; the public id. */
export async function findByNumber(number: string): Promise<string | null> {
  const [row] = await sql<{ publicId: string }[]>`
    select n.public_id as "publicId" from members m join members n on n.id = member_now(m.id) where m.number = ${number}`;
  return row?.publicId ?? null;
}

/**
 * What the member can have at this shop's counter right now, of what is sought: rewards with a code of the programme's own that ask for
 * nothing one has to type, are taken here and need no days of preparation.
 */
export async function listForCounter(
  memberId: number,
  shop: { code: string; name: string },
  q: string,
  locale: Locale,
  now: Instant,
): Promise<RewardCardView[]> {
  const filter = {
    q,
    category: null,
    kind: null,
    affordable: true,
    favourite: false,
    sort: "featured",
    after: null,
  } as const;
  const { rewards } = await listRewards(filter, { memberId, locale, now });
  return rewards.filter(({ availability, kind, details }) => {
    const { asks, codes } = ruleOf(kind, details);
    const isBySight = codes === "own" && asks.every((ask) => ask === "quantity" || ask === "gift");
    const isHereNow = takenElsewhere(details, shop) === null && readyAt(kind, details, now) === null;
    return availability?.code === "redeemable" && isBySight && isHereNow;
  });
}

/** The line a purchase of this member earned; null where it earned nothing, or is not there. */
export async function findEarnedLine(memberId: number, receipt: string, locale: Locale): Promise<LineView | null> {
  const [row] = await sql<{ line: LineRow }[]>`
    select ${lineObject(locale)} as line from events e join journals j on j.member_id = e.member_id and j.version = e.journal_version
    where e.member_id = ${memberId} and e.kind = 'purchase' and e.external_id = ${receipt}`;
  return row ? toLineView(row.line, null, await termsHistory()) : null;
}
