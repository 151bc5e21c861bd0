import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";

/** What the trail knows of: written by the tables' own trigger and by the ledger's commands. */
export const trailActions = [
  "reward.create",
  "reward.edit",
  "reward.publish",
  "reward.archive",
  "reward.unarchive",
  "reward.unpublish",
  "reward.delete",
  "reward.raise_price",
  "reward.keep_price",
  "reward.plan",
  "reward.cancel_plan",
  "reward.begin_plan",
  "reward.refuse_plan",
  "stock.put",
  "stock.write_off",
  "stock.limit",
  "stock.warn",
  "codes.withdraw",
  "balances.begin",
  "balances.finish",
  "picture.create",
  "picture.edit",
  "picture.delete",
  "member.adjust",
  "member.refund",
  "member.purchase",
  "member.redeem",
  "member.release",
  "member.lock",
  "member.merge",
  "member.part",
  "member.take_over",
  "member.give_back",
  "member.unlock",
  "member.claim",
  "member.edit",
  "member.delete",
  "member.resend",
  "member.see",
  "member.seen",
  "note.write",
  "note.correct",
  "note.pin",
  "note.unpin",
  "note.remove",
  "note.restore",
  "approval.create",
  "approval.approved",
  "approval.rejected",
  "approval.withdrawn",
  "dispute.asked",
  "dispute.accepted",
  "dispute.refused",
  "refund.dismiss",
  "redemption.use",
  "redemption.reinstate",
  "redemption.move",
  "distribution.create",
  "distribution.edit",
  "store.create",
  "store.edit",
  "limits.edit",
  "shift.open",
  "shift.close",
  "person.create",
  "person.invite",
  "person.accept",
  "person.withdraw",
  "person.resend",
  "person.appoint",
  "person.role",
  "person.deactivate",
  "person.reset_factor",
  "person.edit",
  "person.delete",
  "programme.open",
  "terms.create",
  "terms.edit",
  "terms.approve",
  "terms.publish",
  "terms.withdraw",
  "terms.replay",
  "installation.edit",
  "view.create",
  "view.edit",
  "view.delete",
] as const;

export const trailSubjects = [
  "reward",
  "member",
  "person",
  "picture",
  "redemption",
  "approval",
  "dispute",
  "refund",
  "installation",
  "terms",
  "store",
  "distribution",
  "shift",
  "limits",
  "view",
  "balances",
] as const;

export type TrailFilter = {
  /** A person's public id, or `portal` for what nobody did. */
  actor: string | null;
  action: string | null;
  /** `reward:UUID` for one thing, `reward` for all of its sort. */
  subject: string | null;
  from: Instant | null;
  until: Instant | null;
  after: string | undefined;
};

export type TrailRow = {
  id: number;
  at: Instant;
  actorName: string | null;
  actorRole: string | null;
  isPortal: boolean;
  action: string;
  subject: string;
  /** The name of the reward or of the member's person, where it still has one. */
  subjectName: string | null;
  before: unknown;
  after: unknown;
};

const PAGE_SIZE = 50;
/** How far ids may differ from the order of time: what is written at once. */
const SLACK = 10_000;

/** The first line of an instant or later, found by the index of instants; null where there is none. */
const firstAt = (at: Instant) => sql`(select f.id from trail f where f.at >= ${at} order by f.at, f.id limit 1)`;

/**
 * One page of the trail, newest first, with rewards by their names in this language. Only what is asked stands in the statement, so that
 * each is planned for itself.
 */
export async function listTrail(
  filter: TrailFilter,
  locale: Locale = "id",
): Promise<{ rows: TrailRow[]; next: string | null }> {
  const [after] = readCursor(filter.after, ["number"]) ?? [null];
  const { action, actor, subject, from, until } = filter;
  const bySubject = subject?.includes(":")
    ? sql`t.subject = ${subject}`
    : sql`split_part(t.subject, ':', 1) = ${subject}`;
  const byActor =
    actor === "portal"
      ? sql`t.actor_id is null`
      : sql`t.actor_id = (select a.id from people a where a.public_id::text = ${actor})`;
  const rows = await sql<TrailRow[]>`
    select t.id, t.at, p.name as "actorName", p.role as "actorRole", t.actor_id is null as "isPortal", t.action, t.subject,
      case split_part(t.subject, ':', 1)
        when 'reward' then (select r.texts -> ${locale}::text ->> 'name' from rewards r where r.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'member' then (select q.name from members m join people q on q.id = m.person_id where m.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'redemption' then (select r.texts -> ${locale}::text ->> 'name' from redemptions d join rewards r on r.id = d.reward_id
          where d.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'approval' then (select q.name from approvals a join members m on m.id = a.member_id join people q on q.id = m.person_id
          where a.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'dispute' then (select q.name from disputes d join members m on m.id = d.member_id join people q on q.id = m.person_id
          where d.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'terms' then (select d.title from terms_drafts d where d.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'distribution' then (select r.texts -> ${locale}::text ->> 'name' from distributions g join rewards r on r.id = g.reward_id
          where g.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'store' then (select s.name from stores s where s.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'shift' then (select s.name from shifts h join stores s on s.id = h.store_id where h.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'person' then (select q.name from people q where q.public_id = split_part(t.subject, ':', 2)::uuid)
      end as "subjectName", t.before, t.after
    from trail t left join people p on p.id = t.actor_id
    where ${after === null ? sql`true` : sql`t.id < ${after}`}
      and ${action === null ? sql`true` : sql`t.action = ${action}`}
      and ${actor === null ? sql`true` : byActor}
      and ${subject === null ? sql`true` : bySubject}
      and ${from === null ? sql`true` : sql`t.at >= ${from} and t.id >= ${firstAt(from)} - ${SLACK}`}
      and ${until === null ? sql`true` : sql`t.at < ${until} and t.id < coalesce(${firstAt(until)} + ${SLACK}, 9223372036854775807)`}
    order by t.id desc limit ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  return { rows: shown, next: rows.length > PAGE_SIZE ? writeCursor([shown.at(-1)?.id ?? 0]) : null };
}

/** Staff, for choosing whose doings to see. */
export async function listStaffNames(): Promise<{ publicId: string; name: string }[]> {
  return await sql`
    select public_id as "publicId", coalesce(name, '') as name from people
    where state in ('active', 'locked') and id in (select id from people where role is not null union all select person_id from deactivations) order by lower(name), id limit 500`;
}
