import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { approvalLimitPoints } from "@/lib/loyalty/adjustment";
import { grant, type Person } from "@/lib/loyalty/permissions";
import { heldBy } from "./held-by";

export const waitingSorts = ["adjustment", "merging", "dispute", "terms", "publication"] as const;
type WaitingSort = (typeof waitingSorts)[number];

/** Something that nobody may do alone. */
export type Waiting = {
  sort: WaitingSort;
  publicId: string;
  /** The member it is about, or what the staff call the draft. */
  title: string | null;
  /** The change of points; null for terms. */
  points: number | null;
  /** Whose points it is about: none of them decides it either. */
  of: number[];
  /** Who asked for it or wrote it: none of them decides it. */
  askedBy: number[];
  askedByNames: string[];
  since: Instant;
};

const LISTED = 200;

/** Everything that waits for a second person, the longest first: changes of points, disputes whose acceptance moves more than its
 * caller may, drafts of the terms, and approved ones nobody has published. */
export async function listWaiting(): Promise<Waiting[]> {
  return await sql<Waiting[]>`
    select * from (
      select case when a.merge_from is not null then 'merging' when a.dispute_id is null then 'adjustment' else 'dispute' end as sort, a.public_id as "publicId",
        coalesce(p.name, m.external_id, m.number) as title, a.points, ${heldBy()} || array(select x.person_id from members x where x.id = a.merge_from and x.person_id is not null) as of, array[a.requested_by] as "askedBy",
        array(select coalesce(r.name, '') from people r where r.id = a.requested_by) as "askedByNames", a.requested_at as since
      from (select * from approvals where state = 'waiting' order by id limit ${LISTED}) a
      join members m on m.id = a.member_id left join people p on p.id = m.person_id
      union all
      select case d.state when 'draft' then 'terms' else 'publication' end, d.public_id, d.title, null, '{}'::bigint[], d.written_by,
        array(select coalesce(w.name, '') from people w where w.id = any (d.written_by) order by array_position(d.written_by, w.id)), d.changed_at
      from terms_drafts d where d.state in ('draft', 'approved')) waiting
    order by since, "publicId" limit ${LISTED}`;
}

/** How much of it this person may decide. */
export async function countWaitingFor(person: Person): Promise<number> {
  const mayApprove = grant(person, "terms.approve") !== null;
  const [row] = await sql<{ waiting: number }[]>`
    select ((select count(*) from approvals
        where state = 'waiting' and requested_by <> ${person.id}
          and not exists (select from members m where m.id in (member_id, merge_from) and m.person_id = ${person.id}) and abs(points) <= ${approvalLimitPoints(person.role)}::bigint)
      + (select count(*) from terms_drafts
        where ${mayApprove}::boolean and (state = 'approved' or state = 'draft' and not (${person.id}::bigint = any (written_by)))))::int as waiting`;
  return row?.waiting ?? 0;
}
