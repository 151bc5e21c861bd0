import { sql } from "@/db/client";
import { openReason } from "@/db/commands/correction";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import type { Points } from "@/lib/loyalty/points";
import type { PointKind } from "@/lib/loyalty/terms";
import { heldBy } from "./held-by";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

export type ApprovalState = "waiting" | "approved" | "rejected" | "withdrawn";

/** A correction of points that waits, or waited, for a second person. */
export type ApprovalRow = {
  publicId: string;
  state: ApprovalState;
  memberPublicId: string;
  memberName: string | null;
  points: Points;
  kind: PointKind;
  requestedBy: number;
  requestedByName: string | null;
  requestedAt: Instant;
  decidedByName: string | null;
  decidedAt: Instant | null;
  /** The dispute that approving it accepts. */
  disputeId: string | null;
  /** The duplicate that approving it merges into the member. */
  mergeFrom: { publicId: string; name: string | null } | null;
};

const columns = () => sql`
  a.public_id as "publicId", a.state, m.public_id as "memberPublicId", coalesce(p.name, m.external_id, m.number) as "memberName", a.points,
  a.point_kind as kind, a.requested_by as "requestedBy", r.name as "requestedByName", a.requested_at as "requestedAt",
  d.name as "decidedByName", a.decided_at as "decidedAt", (select public_id from disputes where id = a.dispute_id) as "disputeId",
  (select json_build_object('publicId', x.public_id, 'name', coalesce(y.name, x.external_id, x.number))
    from members x left join people y on y.id = x.person_id where x.id = a.merge_from) as "mergeFrom"`;

const joins = () => sql`
  join members m on m.id = a.member_id
  left join people p on p.id = m.person_id
  left join people r on r.id = a.requested_by
  left join people d on d.id = a.decided_by`;

/** What was decided last. */
export async function listDecidedApprovals(): Promise<ApprovalRow[]> {
  return await sql<ApprovalRow[]>`
    select ${columns()} from approvals a ${joins()} where a.decided_at is not null order by a.decided_at desc, a.id desc limit 20`;
}

export type ApprovalView = ApprovalRow & {
  /** Null once the person's data is erased. */
  reason: string | null;
  answer: string | null;
  journalVersion: number | null;
  standing: Standing;
  /** The people whose points it is about. */
  of: number[];
};

type Sealed = {
  wrappedKey: Buffer | null;
  reasonCipher: Buffer;
  answerCipher: Buffer | null;
  sealedUnder: "person" | "portal";
};

/** One of them with its words and where its member stands now; null for what does not exist. */
export async function findApproval(publicId: string, now: Instant): Promise<ApprovalView | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<(Omit<ApprovalView, "reason" | "answer" | "standing"> & Sealed & StandingRow)[]>`
    select ${columns()}, a.journal_version as "journalVersion", a.reason_cipher as "reasonCipher", a.answer_cipher as "answerCipher",
      a.sealed_under as "sealedUnder", p.wrapped_key as "wrappedKey", ${heldBy()} || array(select x.person_id from members x where x.id = a.merge_from and x.person_id is not null) as of,
      ${standingColumns()}
    from approvals a ${joins()} join wallets w on w.member_id = m.id
    where a.public_id = ${publicId}::uuid`;
  if (row === undefined) return null;
  const { wrappedKey, reasonCipher, answerCipher, sealedUnder: under } = row;
  return {
    ...row,
    reason: openReason(wrappedKey, { cipher: reasonCipher, under }),
    answer: answerCipher && openReason(wrappedKey, { cipher: answerCipher, under }),
    standing: standingAt(row, await termsHistory(row.latestTerms), now),
  };
}
