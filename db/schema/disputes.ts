import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, edited, id, instant, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";

export const disputeStates = ["open", "asked", "accepted", "refused", "withdrawn"] as const;
export const disputeSubjects = ["line", "purchase", "receipt"] as const;
export const disputeSteps = ["opened", "asked", "answered", "accepted", "refused", "withdrawn"] as const;

/**
 * A member contests a line of their book, a purchase that earned nothing, or claims points for a receipt that never arrived. `open`
 * waits for staff until `answerBy`, `asked` for the member.
 */
export const disputes = pgTable(
  "disputes",
  {
    id: id(),
    publicId: publicId(),
    memberId: bigint("member_id", { mode: "number" })
      .notNull()
      .references(() => members.id),
    about: text("about", { enum: disputeSubjects }).notNull(),
    journalVersion: integer("journal_version"),
    /** The purchase that earned nothing, by its public id. */
    purchaseId: uuid("purchase_id"),
    /** The receipt as the member typed it, sealed under the person's key; its number hashed, so that one is claimed once at a time. */
    claimCipher: bytea("claim_cipher"),
    receiptHash: bytea("receipt_hash"),
    state: text("state", { enum: disputeStates }).notNull().default("open"),
    openedAt: recordedAt("opened_at"),
    answerBy: instant("answer_by").notNull(),
    decidedBy: reference("decided_by"),
    decidedAt: instant("decided_at"),
    /** The line that answers it. */
    outcomeVersion: integer("outcome_version"),
    ...edited(),
  },
  (t) => [
    uniqueIndex("disputes_public_id_once").on(t.publicId),
    uniqueIndex("disputes_one_open_a_line").on(t.memberId, t.journalVersion).where(sql`state in ('open', 'asked')`),
    uniqueIndex("disputes_one_open_a_purchase").on(t.memberId, t.purchaseId).where(sql`state in ('open', 'asked')`),
    uniqueIndex("disputes_one_open_a_receipt").on(t.memberId, t.receiptHash).where(sql`state in ('open', 'asked')`),
    index("disputes_of").on(t.memberId, t.id),
    index("disputes_decided").on(t.decidedAt, t.id).where(sql`decided_at is not null`),
    index("disputes_by_state").on(t.state, t.answerBy, t.id),
    index("disputes_waiting").on(t.answerBy, t.id).where(sql`state = 'open'`),
    check(
      "disputes_are_about_one_thing",
      sql`(${t.about} = 'line') = (${t.journalVersion} is not null) and (${t.about} = 'purchase') = (${t.purchaseId} is not null)
        and (${t.about} = 'receipt') = (${t.claimCipher} is not null) and (${t.about} = 'receipt') = (${t.receiptHash} is not null)`,
    ),
    check(
      "disputes_decided_have_who_and_when",
      sql`(${t.state} in ('open', 'asked')) = (${t.decidedAt} is null) and (${t.decidedAt} is null) = (${t.decidedBy} is null)`,
    ),
    check("disputes_only_accepted_have_an_outcome", sql`${t.outcomeVersion} is null or ${t.state} = 'accepted'`),
  ],
);

/** What happened in a dispute, in order: who did it, when, and in which words (sealed under the member's key). */
export const disputeHistory = pgTable(
  "dispute_steps",
  {
    id: id(),
    disputeId: reference("dispute_id")
      .notNull()
      .references(() => disputes.id),
    step: text("step", { enum: disputeSteps }).notNull(),
    at: recordedAt("at"),
    personId: reference("person_id").notNull(),
    isStaff: boolean("is_staff").notNull(),
    wordsCipher: bytea("words_cipher"),
  },
  (t) => [index("dispute_steps_of").on(t.disputeId, t.id)],
);

/** A receipt's picture or PDF, sealed under the member's key; made anew or checked before it is kept, without a name. */
export const attachments = pgTable(
  "attachments",
  {
    id: id(),
    publicId: publicId(),
    stepId: reference("step_id")
      .notNull()
      .references(() => disputeHistory.id),
    mime: text("mime", { enum: ["image/webp", "application/pdf"] }).notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    cipher: bytea("cipher").notNull(),
    createdAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("attachments_public_id_once").on(t.publicId),
    index("attachments_of").on(t.stepId),
    check("attachments_at_most_five_megabytes", sql`${t.sizeBytes} between 1 and 5242880`),
  ],
);
