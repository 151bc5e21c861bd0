import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";

/** What the trail knows of: written by the tables' own trigger and by the ledger's commands. */
export const trailActions = [
  "reward.create",
  "reward.edit",
  "reward.publish",
  "reward.archive",
  "reward.unarchive",
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
  "shift",
  "limits",
  "view",
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

/** One page of the trail, newest first. */
export async function listTrail(filter: TrailFilter): Promise<{ rows: TrailRow[]; next: string | null }> {
  const after = readCursor(filter.after, ["number"]);
  const sort = filter.subject !== null && !filter.subject.includes(":") ? `${filter.subject}:%` : null;
  const rows = await sql<TrailRow[]>`
    select t.id, t.at, p.name as "actorName", p.role as "actorRole", t.actor_id is null as "isPortal", t.action, t.subject,
      case split_part(t.subject, ':', 1)
        when 'reward' then (select r.texts -> 'id' ->> 'name' from rewards r where r.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'member' then (select q.name from members m join people q on q.id = m.person_id where m.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'redemption' then (select r.texts -> 'id' ->> 'name' from redemptions d join rewards r on r.id = d.reward_id
          where d.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'terms' then (select d.title from terms_drafts d where d.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'store' then (select s.name from stores s where s.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'shift' then (select s.name from shifts h join stores s on s.id = h.store_id where h.public_id = split_part(t.subject, ':', 2)::uuid)
        when 'person' then (select q.name from people q where q.public_id = split_part(t.subject, ':', 2)::uuid)
      end as "subjectName", t.before, t.after
    from trail t left join people p on p.id = t.actor_id
    where (${after?.[0] ?? null}::bigint is null or t.id < ${after?.[0] ?? null}::bigint)
      and (${filter.action}::text is null or t.action = ${filter.action}::text)
      and (${filter.actor}::text is null or case when ${filter.actor}::text = 'portal' then t.actor_id is null
        else t.actor_id = (select a.id from people a where a.public_id::text = ${filter.actor}::text) end)
      and (${filter.subject}::text is null or t.subject = ${filter.subject}::text or t.subject like ${sort}::text)
      and (${filter.from}::timestamptz is null or t.at >= ${filter.from}::timestamptz)
      and (${filter.until}::timestamptz is null or t.at < ${filter.until}::timestamptz)
    order by t.id desc limit ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  return { rows: shown, next: rows.length > PAGE_SIZE ? writeCursor([shown.at(-1)?.id ?? 0]) : null };
}

/** Staff, for choosing whose doings to see. */
export async function listStaffNames(): Promise<{ publicId: string; name: string }[]> {
  return await sql`
    select public_id as "publicId", coalesce(name, '') as name from people
    where state in ('active', 'locked') and (role is not null or exists (select from deactivations d where d.person_id = people.id)) order by lower(name), id limit 500`;
}
