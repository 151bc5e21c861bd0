import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { RewardKind } from "@/lib/loyalty/reward";

/** Somebody else changed it since it was read. */
export type Conflict = { code: "changed_meanwhile"; by: string | null; at: Instant };

type Row = {
  version: number;
  kind: RewardKind;
  state: "draft" | "published" | "archived";
  points: number;
  endsAt: Instant | null;
  publishedAt: Instant | null;
  stockLeft: number | null;
  codes: number;
  /** Dates to come that can be booked. */
  openDates: number;
  hasFile: boolean;
  details: Details;
  changedByName: string | null;
  changedAt: Instant;
};

/** What deciding about an edit of a reward reads, and whom a conflict names; null for one that does not exist. */
export async function findEdited(rewardId: string) {
  if (!isId(rewardId)) return null;
  const [row] = await sql<Row[]>`
    select r.version, r.kind, r.details, exists (select from reward_files f where f.reward_id = r.id) as "hasFile", r.state, r.points, r.ends_at as "endsAt", r.published_at as "publishedAt", s.left_ as "stockLeft",
      (select count(*)::int from (select from reward_codes c where c.reward_id = r.id limit 1) one) as codes,
      (select count(*)::int from reward_dates x where x.reward_id = r.id and x.is_open and x.starts_at > programme_now()) as "openDates",
      p.name as "changedByName", r.changed_at as "changedAt"
    from rewards r left join reward_stocks s on s.reward_id = r.id left join people p on p.id = r.changed_by
    where r.public_id = ${rewardId}::uuid`;
  if (row === undefined) return null;
  const { changedByName, changedAt, ...before } = row;
  const conflict: Conflict = { code: "changed_meanwhile", by: changedByName, at: changedAt };
  return { ...before, conflict };
}
