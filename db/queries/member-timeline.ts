import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import type { WishAction } from "@/lib/loyalty/wish";
import { type LineRow, type LineView, lineObject, toLineView } from "./lines";
import { termsHistory } from "./terms";

export const timelineShows = ["all", "points", "purchases", "redemptions", "staff"] as const;
export type TimelineShow = (typeof timelineShows)[number];

/** A voucher as it stands, beside the line that paid for it. */
export type Voucher = { publicId: string; state: RedemptionState; quantity: number; expiresAt: string | null };

export type TimelineEntry = { key: string; at: Instant } & (
  | { what: "line"; line: LineView; voucher: Voucher | null; staffName: string | null }
  | {
      what: "nothing";
      totalMinor: number;
      currency: string;
      store: string | null;
      channel: string | null;
      because: string;
    }
  | { what: "refund"; totalMinor: number; currency: string; because: string }
  | { what: "refused"; rewardName: string | null; because: string }
  | {
      what: "wish";
      purpose: "goal" | "expiry";
      action: WishAction | "off";
      rewardName: string | null;
      most: number | null;
      days: number | null;
    }
  | { what: "used"; rewardName: string | null; staffName: string | null }
  | { what: "edited"; action: string; staffName: string | null }
);

type Body =
  | { what: "line"; line: LineRow; voucher: Voucher | null; staffName: string | null }
  | Extract<TimelineEntry, { what: "nothing" | "refund" | "wish" | "refused" | "used" | "edited" }>;

type Row = { cursorAt: string; at: Instant; rank: number; n: number; body: Body; latestTerms: number };

const PAGE_SIZE = 30;

/** Everything that happened to a member or was asked by one, newest first: the book, purchases, vouchers and what staff did. */
export async function memberTimeline(
  member: { id: number; publicId: string; wrappedKey: Buffer | null },
  page: { show: TimelineShow; after: string | undefined },
  locale: Locale,
): Promise<{ entries: TimelineEntry[]; next: string | null }> {
  const after = readCursor(page.after, ["string", "number", "number"]);
  const cursorAt = after && /^[\d-]{10,13} [\d:.]{15}$/.test(after[0]) ? after[0] : null;
  const { show } = page;
  const rows = await sql<Row[]>`
    with happened as (
      select j.occurred_at as at, 3 as rank, j.version::bigint as n from journals j where j.member_id = ${member.id}
        and (${show}::text in ('all', 'points') or (${show}::text = 'purchases' and (j.source like 'purchase:%' or j.source like 'refund:%'))
          or (${show}::text = 'redemptions' and j.kind in ('redeemed', 'restored')) or (${show}::text = 'staff' and (j.kind = 'adjusted' or j.source like 'release:%')))
      union all
      select e.occurred_at, 2, e.id from events e where e.member_id = ${member.id} and e.journal_version is null
        and ((${show}::text in ('all', 'purchases') and e.kind in ('purchase', 'refund'))
          or (${show}::text in ('all', 'redemptions') and (e.kind in ('use', 'wish') or (e.kind = 'redemption' and e.outcome ? 'refusal'))))
      union all
      select t.at, 1, t.id from trail t
        where ${show}::text in ('all', 'staff') and t.subject = ${`member:${member.publicId}`} and t.action not in ('member.adjust', 'member.refund', 'member.release')
    ), page as (
      select * from happened
      where ${cursorAt}::text is null
        or (at, rank, n) < ((${cursorAt}::text || 'Z')::timestamptz, ${after?.[1] ?? 0}::int, ${after?.[2] ?? 0}::bigint)
      order by at desc, rank desc, n desc limit ${PAGE_SIZE + 1}
    )
    select to_char(page.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as "cursorAt", page.at, page.rank, page.n,
      (select max(version) from terms_versions where is_live) as "latestTerms",
      case page.rank
        when 3 then (select json_build_object('what', 'line', 'line', ${lineObject(locale)},
          'voucher', (select json_build_object('publicId', d.public_id, 'state', d.state, 'quantity', d.quantity, 'expiresAt', d.expires_at)
            from redemptions d where j.kind = 'redeemed' and d.member_id = j.member_id and d.journal_version = j.version),
          'staffName', (select p.name from trail t join people p on p.id = t.actor_id
            where (j.kind in ('adjusted', 'refunded') or j.source like 'release:%')
            and t.subject = ${`member:${member.publicId}`} and t.action in ('member.adjust', 'member.refund', 'member.release') and t.after ->> 'journalVersion' = j.version::text limit 1))
          from journals j where j.member_id = ${member.id} and j.version = page.n)
        when 2 then (select json_build_object(
          'what', case e.kind when 'purchase' then 'nothing' when 'refund' then 'refund' when 'use' then 'used' when 'wish' then 'wish' else 'refused' end,
          'purpose', e.data ->> 'purpose', 'action', e.data ->> 'action', 'most', (e.data ->> 'most')::bigint, 'days', (e.data ->> 'days')::integer,
          'totalMinor', e.total_minor, 'currency', e.currency, 'store', e.store, 'channel', e.channel,
          'because', coalesce(e.nothing_because, e.outcome -> 'refusal' ->> 'code'),
          'rewardName', case e.kind
            when 'wish' then (select r.texts -> ${locale}::text ->> 'name' from rewards r where r.public_id::text = e.data ->> 'reward')
            when 'redemption' then (select r.texts -> ${locale}::text ->> 'name' from rewards r where r.public_id::text = lower(e.data ->> 'reward'))
            when 'use' then (select r.texts -> ${locale}::text ->> 'name' from redemptions d join rewards r on r.id = d.reward_id
              where d.public_id::text = e.data ->> 'redemption' and d.member_id = ${member.id}) end,
          'staffName', case when e.kind = 'use' then (select p.name from trail t join people p on p.id = t.actor_id
            where t.subject = 'redemption:' || (e.data ->> 'redemption') and t.action = 'redemption.use' limit 1) end)
          from events e where e.id = page.n)
        else (select json_build_object('what', 'edited', 'action', t.action, 'staffName', p.name)
          from trail t left join people p on p.id = t.actor_id where t.id = page.n)
      end as body
    from page order by page.at desc, page.rank desc, page.n desc`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const shown = rows.slice(0, PAGE_SIZE);
  const entries = shown.map(({ at, rank, n, body }): TimelineEntry => {
    const placed = { key: `${rank}-${n}`, at };
    return body.what === "line"
      ? { ...placed, ...body, line: toLineView(body.line, member.wrappedKey, history) }
      : { ...body, ...placed };
  });
  const last = shown.at(-1);
  return { entries, next: rows.length > PAGE_SIZE && last ? writeCursor([last.cursorAt, last.rank, last.n]) : null };
}
