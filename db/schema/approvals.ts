import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, edited, id, instant, points, publicId, recordedAt, reference } from "./columns";
import { disputes } from "./disputes";
import { members } from "./members";

export const approvalStates = ["waiting", "approved", "rejected", "withdrawn"] as const;

/** A correction of points, or a merging, too large for whoever asks for it: it waits for a second person. The words of both are sealed. */
export const approvals = pgTable(
  "approvals",
  {
    id: id(),
    publicId: publicId(),
    state: text("state", { enum: approvalStates }).notNull().default("waiting"),
    memberId: bigint("member_id", { mode: "number" })
      .notNull()
      .references(() => members.id),
    points: points("points").notNull(),
    pointKind: text("point_kind", { enum: ["base", "bonus"] }).notNull(),
    /** Of a merging: the duplicate that is to become one with the member; `points` is what would have moved when it was asked for. */
    mergeFrom: reference("merge_from").references(() => members.id),
    /** Sealed under the person's key, or the portal's for a membership nobody has claimed; so is the answer. */
    reasonCipher: bytea("reason_cipher").notNull(),
    sealedUnder: text("sealed_under", { enum: ["person", "portal"] }).notNull(),
    requestedBy: reference("requested_by").notNull(),
    requestedAt: recordedAt("requested_at"),
    decidedBy: reference("decided_by"),
    decidedAt: instant("decided_at"),
    /** The dispute that approving it accepts. */
    disputeId: reference("dispute_id").references(() => disputes.id),
    /** Why it was rejected. */
    answerCipher: bytea("answer_cipher"),
    /** The line that approving wrote. */
    journalVersion: integer("journal_version"),
    ...edited(),
  },
  (t) => [
    uniqueIndex("approvals_public_id_once").on(t.publicId),
    index("approvals_waiting").on(t.id).where(sql`state = 'waiting'`),
    uniqueIndex("approvals_one_waiting_a_merging").on(t.mergeFrom).where(sql`state = 'waiting'`),
    uniqueIndex("approvals_one_waiting_a_dispute").on(t.disputeId).where(sql`state = 'waiting'`),
    index("approvals_decided").on(t.decidedAt, t.id).where(sql`decided_at is not null`),
    index("approvals_of").on(t.memberId, t.id),
    check(
      "approvals_take_a_second_person",
      sql`${t.state} not in ('approved', 'rejected') or ${t.decidedBy} <> ${t.requestedBy}`,
    ),
    check("approvals_are_withdrawn_by_who_asked", sql`${t.state} <> 'withdrawn' or ${t.decidedBy} = ${t.requestedBy}`),
    check(
      "approvals_decided_have_who_and_when",
      sql`(${t.state} = 'waiting') = (${t.decidedAt} is null) and (${t.state} = 'waiting') = (${t.decidedBy} is null)`,
    ),
    check("approvals_approved_have_a_line", sql`(${t.state} = 'approved') = (${t.journalVersion} is not null)`),
    check("approvals_move_something", sql`${t.points} <> 0 or ${t.mergeFrom} is not null`),
  ],
);
