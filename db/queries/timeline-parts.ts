import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import { lineObject } from "./lines";

export const timelineShows = [
  "all",
  "points",
  "purchases",
  "redemptions",
  "sign_ins",
  "messages",
  "disputes",
  "notes",
  "staff",
] as const;
export type TimelineShow = (typeof timelineShows)[number];

/** What anybody who may look at a member sees; the rest is for those who look after members, or after them. */
export const plainShows = ["all", "points", "purchases", "redemptions", "staff"] as const;

export type Subject = { id: number; publicId: string };
type Fragment = ReturnType<typeof sql>;

/** One source of what happened: rows of (at, rank, n), and what is told of a row n of its rank as a JSON object. */
type Part = { rank: number; shows: readonly TimelineShow[]; happened: Fragment; body: Fragment };

/** The sources a filter reads, later ranks first where two things happened at one moment. */
export function timelineParts(of: Subject, show: TimelineShow, isWhole: boolean, locale: Locale): Part[] {
  const parts = [...bookParts(of, show, locale), ...doingParts(of, isWhole, locale), ...dealingParts(of, locale)];
  const seen = isWhole
    ? parts
    : parts.filter((part) => part.shows.some((each) => plainShows.some((one) => one === each)));
  return show === "all" ? seen : seen.filter((part) => part.shows.includes(show));
}

const rewardNamed = (locale: Locale) => sql`r.texts -> ${locale}::text ->> 'name'`;

/** The points ledger, and what members asked for or brought that left no line in it. */
function bookParts({ id, publicId }: Subject, show: TimelineShow, locale: Locale): Part[] {
  const subject = `member:${publicId}`;
  return [
    {
      rank: 3,
      shows: ["points", "purchases", "redemptions", "staff"],
      happened: sql`
        select j.occurred_at as at, 3 as rank, j.version::bigint as n from journals j where j.member_id = ${id}
          and (${show}::text in ('all', 'points') or (${show}::text = 'purchases' and (j.source like 'purchase:%' or j.source like 'refund:%'))
            or (${show}::text = 'redemptions' and j.kind in ('redeemed', 'restored')) or (${show}::text = 'staff' and (j.kind = 'adjusted' or j.source like 'release:%')))`,
      body: sql`(select json_build_object('what', 'line', 'line', ${lineObject(locale)},
        'voucher', (select json_build_object('publicId', d.public_id, 'state', d.state, 'quantity', d.quantity, 'expiresAt', d.expires_at)
          from redemptions d where j.kind = 'redeemed' and d.member_id = j.member_id and d.journal_version = j.version),
        'staffName', (select p.name from trail t join people p on p.id = t.actor_id
          where (j.kind in ('adjusted', 'refunded') or j.source like 'release:%')
          and t.subject = ${subject} and t.action in ('member.adjust', 'member.refund', 'member.release') and t.after ->> 'journalVersion' = j.version::text limit 1))
        from journals j where j.member_id = ${id} and j.version = page.n)`,
    },
    {
      rank: 2,
      shows: ["purchases", "redemptions"],
      happened: sql`
        select e.occurred_at, 2, e.id from events e where e.member_id = ${id} and e.journal_version is null
          and ((${show}::text in ('all', 'purchases') and e.kind in ('purchase', 'refund'))
            or (${show}::text in ('all', 'redemptions') and (e.kind in ('use', 'wish') or (e.kind = 'redemption' and e.outcome ? 'refusal'))))`,
      body: sql`(select json_build_object(
        'what', case e.kind when 'purchase' then 'nothing' when 'refund' then 'refund' when 'use' then 'used' when 'wish' then 'wish' else 'refused' end,
        'purpose', e.data ->> 'purpose', 'action', e.data ->> 'action', 'most', (e.data ->> 'most')::bigint, 'days', (e.data ->> 'days')::integer,
        'totalMinor', e.total_minor, 'currency', e.currency, 'store', e.store, 'channel', e.channel,
        'because', coalesce(e.nothing_because, e.outcome -> 'refusal' ->> 'code'),
        'rewardName', case e.kind
          when 'wish' then (select ${rewardNamed(locale)} from rewards r where r.public_id::text = e.data ->> 'reward')
          when 'redemption' then (select ${rewardNamed(locale)} from rewards r where r.public_id::text = lower(e.data ->> 'reward'))
          when 'use' then (select ${rewardNamed(locale)} from redemptions d join rewards r on r.id = d.reward_id
            where d.public_id::text = e.data ->> 'redemption' and d.member_id = ${id}) end,
        'staffName', case when e.kind = 'use' then (select p.name from redemptions d join redemption_moves v on v.redemption_id = d.id join people p on p.id = v.actor_id
          where d.public_id::text = e.data ->> 'redemption' and d.member_id = ${id} and v.to_state = 'used' and v.at = e.decided_at limit 1) end)
        from events e where e.id = page.n)`,
    },
  ];
}

/** What redemptions went through, what was contested or rated, and what staff did or wrote. */
function doingParts({ id, publicId }: Subject, isWhole: boolean, locale: Locale): Part[] {
  const own = [`member:${publicId}`];
  return [
    {
      rank: 1,
      shows: ["staff"],
      happened: sql`
        select t.at, 1, t.id from trail t where t.subject = any (${own}::text[] || (select 'person:' || p.public_id from members m join people p on p.id = m.person_id where m.id = ${id}))
          and t.action not in ('member.adjust', 'member.refund', 'member.release', 'member.resend', 'note.write', 'note.correct')
          and (${isWhole} or t.action not like 'note.%')`,
      body: sql`(select json_build_object('what', 'edited', 'action', t.action, 'page', t.after ->> 'page',
        'staffName', case when p.id is distinct from (select m.person_id from members m where m.id = ${id}) then p.name end)
        from trail t left join people p on p.id = t.actor_id where t.id = page.n)`,
    },
    {
      rank: 4,
      shows: ["redemptions"],
      happened: sql`
        select v.at, 4, v.id from redemptions d join redemption_moves v on v.redemption_id = d.id where d.member_id = ${id} and v.to_state <> 'used'`,
      body: sql`(select json_build_object('what', 'moved', 'from', v.from_state, 'to', v.to_state, 'details', v.details, 'by', v.by_, 'rewardName', ${rewardNamed(locale)},
        'staffName', (select p.name from people p where p.id = v.actor_id), 'redemptionId', d.public_id)
        from redemption_moves v join redemptions d on d.id = v.redemption_id join rewards r on r.id = d.reward_id where v.id = page.n)`,
    },
    {
      rank: 5,
      shows: ["disputes"],
      happened: sql`select s.at, 5, s.id from disputes d join dispute_steps s on s.dispute_id = d.id where d.member_id = ${id}`,
      body: sql`(select json_build_object('what', 'dispute', 'step', s.step, 'about', d.about, 'disputeId', d.public_id,
        'staffName', case when s.is_staff then (select p.name from people p where p.id = s.person_id) end)
        from dispute_steps s join disputes d on d.id = s.dispute_id where s.id = page.n)`,
    },
    {
      rank: 6,
      shows: ["redemptions", "purchases"],
      happened: sql`select f.created_at, 6, f.id from feedback f where f.member_id = ${id}`,
      body: sql`(select json_build_object('what', 'rated', 'stars', f.stars, 'store', f.store,
        'rewardName', (select ${rewardNamed(locale)} from rewards r where r.id = f.reward_id))
        from feedback f where f.id = page.n)`,
    },
    {
      rank: 7,
      shows: ["staff"],
      happened: sql`select a.requested_at, 7, a.id from approvals a where a.member_id = ${id}`,
      body: sql`(select json_build_object('what', 'asked', 'points', a.points, 'state', a.state, 'approvalId', a.public_id,
        'staffName', (select p.name from people p where p.id = a.requested_by)) from approvals a where a.id = page.n)`,
    },
    {
      rank: 8,
      shows: ["notes"],
      happened: sql`
        select w.at, 8, w.id from notes n join note_wordings w on w.note_id = n.id where n.member_id = any (merged_family(${id}))`,
      body: sql`(select json_build_object('what', 'note', 'number', w.number, 'isRemoved', n.removed_at is not null,
        'cipher', encode(w.words_cipher, 'base64'), 'under', w.sealed_under, 'key', encode(p.wrapped_key, 'base64'),
        'staffName', (select a.name from people a where a.id = w.author_id))
        from note_wordings w join notes n on n.id = w.note_id join members m on m.id = n.member_id left join people p on p.id = m.person_id
        where w.id = page.n)`,
    },
    {
      rank: 9,
      shows: ["messages"],
      happened: sql`select s.at, 9, s.id from resends s where s.member_id = ${id}`,
      body: sql`(select json_build_object('what', 'resent', 'template', s.template,
        'cipher', encode(s.reason_cipher, 'base64'), 'under', s.sealed_under, 'key', encode(p.wrapped_key, 'base64'),
        'rewardName', (select ${rewardNamed(locale)} from redemptions d join rewards r on r.id = d.reward_id where d.id = s.redemption_id),
        'staffName', (select a.name from people a where a.id = s.asked_by))
        from resends s join members m on m.id = s.member_id left join people p on p.id = m.person_id where s.id = page.n)`,
    },
  ];
}

/** How the member signed in, and what the portal told them. */
function dealingParts({ id }: Subject, locale: Locale): Part[] {
  const person = sql`(select m.person_id from members m where m.id = ${id})`;
  return [
    {
      rank: 10,
      shows: ["sign_ins"],
      happened: sql`select s.created_at, 10, s.id from sessions s where s.person_id = ${person}`,
      body: sql`(select json_build_object('what', 'signed_in', 'strength', s.strength, 'device', s.device) from sessions s where s.id = page.n)`,
    },
    {
      rank: 11,
      shows: ["sign_ins"],
      happened: sql`select s.revoked_at, 11, s.id from sessions s where s.person_id = ${person} and s.revoked_at is not null`,
      body: sql`(select json_build_object('what', 'signed_out', 'device', s.device) from sessions s where s.id = page.n)`,
    },
    {
      rank: 12,
      shows: ["sign_ins"],
      happened: sql`select f.confirmed_at, 12, f.id from totp_factors f where f.person_id = ${person} and f.confirmed_at is not null`,
      body: sql`json_build_object('what', 'app_added')`,
    },
    {
      rank: 15,
      shows: ["sign_ins"],
      happened: sql`select x.at, 15, x.id from sign_in_refusals x where x.person_id = ${person}`,
      body: sql`(select json_build_object('what', 'sign_in_refused', 'because', x.because) from sign_in_refusals x where x.id = page.n)`,
    },
    {
      rank: 17,
      shows: ["sign_ins", "redemptions"],
      happened: sql`
        select p.used_at, 17, p.id from redemption_proofs p join sessions s on s.id = p.session_id where s.person_id = ${person} and p.used_at is not null`,
      body: sql`(select json_build_object('what', 'proven', 'rewardName', ${rewardNamed(locale)}, 'strength', p.factor, 'device', s.device)
        from redemption_proofs p join sessions s on s.id = p.session_id join rewards r on r.id = p.reward_id where p.id = page.n)`,
    },
    {
      rank: 16,
      shows: ["sign_ins", "redemptions"],
      happened: sql`
        select v.at, 16, v.id from code_reveals v join sessions s on s.id = v.session_id where s.person_id = ${person}`,
      body: sql`(select json_build_object('what', 'revealed', 'rewardName', ${rewardNamed(locale)}, 'strength', v.factor, 'device', s.device)
        from code_reveals v join sessions s on s.id = v.session_id join redemptions d on d.id = v.redemption_id join rewards r on r.id = d.reward_id where v.id = page.n)`,
    },
    {
      rank: 13,
      shows: ["messages"],
      happened: sql`select d.created_at, 13, d.id from deliveries d where d.person_id = ${person}`,
      body: sql`(select json_build_object('what', 'mail', 'template', d.template, 'state', d.state, 'error', d.error)
        from deliveries d where d.id = page.n)`,
    },
    {
      rank: 14,
      shows: ["messages"],
      happened: sql`select n.created_at, 14, n.id from notices n where n.member_id = ${id}`,
      body: sql`(select json_build_object('what', 'notice', 'kind', n.kind, 'payload', n.payload, 'isRead', n.read_at is not null)
        from notices n where n.id = page.n)`,
    },
  ];
}
