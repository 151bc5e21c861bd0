import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import type { ReplayReport } from "@/lib/loyalty/replay-report";
import { type TermsDocument, termsDocument } from "@/lib/loyalty/terms";

export type ReplayView = {
  publicId: string;
  state: "waiting" | "running" | "done" | "failed";
  eventsTold: number;
  eventsTotal: number;
  report: ReplayReport | null;
  createdAt: Instant;
  finishedAt: Instant | null;
  draftId: string;
  draftTitle: string;
  /** Whether the draft still says what was replayed, and what it was compared with is the newest version. */
  isCurrent: boolean;
  /** What was replayed. */
  document: TermsDocument;
};

/** A replay of a draft; null for one that does not exist. */
export async function findReplay(replayId: string): Promise<ReplayView | null> {
  if (!isId(replayId)) return null;
  const [row] = await sql<(Omit<ReplayView, "document"> & { document: unknown })[]>`
    select r.public_id as "publicId", r.state, r.events_told as "eventsTold", r.events_total as "eventsTotal", r.report,
      r.created_at as "createdAt", r.finished_at as "finishedAt", d.public_id as "draftId", d.title as "draftTitle",
      d.document = r.document and coalesce((r.report ->> 'comparedWith')::integer = (select max(version) from terms_versions), r.report is null) as "isCurrent",
      r.document
    from replays r join terms_drafts d on d.id = r.draft_id where r.public_id = ${replayId}::uuid`;
  return row ? { ...row, document: termsDocument.parse(row.document) } : null;
}

export type ReplayOutcome = {
  memberId: string;
  earnedBefore: number;
  earnedAfter: number;
  lapsedBefore: number;
  lapsedAfter: number;
  outstandingBefore: number;
  outstandingAfter: number;
  tierBefore: string;
  tierAfter: string;
};

/** Members for whom the draft would have changed something, in the order of their memberships, `limit` after the one named. */
export async function listReplayOutcomes(
  replayId: string,
  after: string | null,
  limit: number,
): Promise<ReplayOutcome[]> {
  return await sql<ReplayOutcome[]>`
    select m.public_id as "memberId", o.earned_before as "earnedBefore", o.earned_after as "earnedAfter", o.lapsed_before as "lapsedBefore",
      o.lapsed_after as "lapsedAfter", o.outstanding_before as "outstandingBefore", o.outstanding_after as "outstandingAfter",
      o.tier_before as "tierBefore", o.tier_after as "tierAfter"
    from replays r join replay_outcomes o on o.replay_id = r.id join members m on m.id = o.member_id
    where r.public_id = ${replayId}::uuid
      and o.member_id > coalesce((select id from members where public_id = ${after}::uuid), 0)
    order by o.member_id limit ${limit}`;
}

/** Of whom an example tells: a name, and the last digits of the card for those who may not read names. */
export type ReplayedMember = { memberId: string; name: string | null; digits: string };

export async function listReplayedMembers(memberIds: readonly string[]): Promise<ReplayedMember[]> {
  return await sql<ReplayedMember[]>`
    select m.public_id as "memberId", p.name, right(m.number, 4) as digits
    from members m left join people p on p.id = m.person_id where m.public_id = any (${[...memberIds]}::uuid[]) limit 100`;
}
