import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, minor, points, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";
import { people } from "./people";
import { sessions } from "./sign-in";
import { stores } from "./stores";

/** A cashier's time at the counter of one store; everything done there is done in one. */
export const shifts = pgTable(
  "shifts",
  {
    id: id(),
    publicId: publicId(),
    storeId: reference("store_id")
      .notNull()
      .references(() => stores.id),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    openedAt: recordedAt("opened_at"),
    closedAt: instant("closed_at"),
    /** What the till counted for the same time, where the cashier said: compared with what was recorded here. */
    tillReceipts: integer("till_receipts"),
    tillMinor: minor("till_minor"),
  },
  (t) => [
    uniqueIndex("shifts_public_id_once").on(t.publicId),
    uniqueIndex("shifts_one_open_a_cashier").on(t.personId).where(sql`closed_at is null`),
    index("shifts_of").on(t.personId, t.id),
    check(
      "shifts_are_counted_when_closed",
      sql`${t.closedAt} is not null or (${t.tillReceipts} is null and ${t.tillMinor} is null)`,
    ),
  ],
);

/** The key by which a device makes the codes of its member's card, sealed: one a session, worth nothing once that ended. */
export const cardKeys = pgTable("card_keys", {
  sessionId: reference("session_id")
    .primaryKey()
    .references(() => sessions.id, { onDelete: "cascade" }),
  keyCipher: text("key_cipher").notNull(),
  createdAt: recordedAt(),
});

/** A member is at this counter and agrees: by a code of their card, each step of which opens one visit, or by their second factor. */
export const counterVisits = pgTable(
  "counter_visits",
  {
    id: id(),
    publicId: publicId(),
    shiftId: reference("shift_id")
      .notNull()
      .references(() => shifts.id),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    how: text("how", { enum: ["card", "factor"] }).notNull(),
    /** The session whose card it was and the step of its code; the row outlives the session. */
    session: reference("session_id"),
    step: integer("step"),
    openedAt: recordedAt("opened_at"),
    endsAt: instant("ends_at").notNull(),
  },
  (t) => [
    uniqueIndex("counter_visits_public_id_once").on(t.publicId),
    uniqueIndex("counter_visits_take_a_step_once").on(t.session, t.step),
    index("counter_visits_of").on(t.shiftId, t.memberId, t.endsAt),
    check(
      "counter_visits_by_card_name_a_step",
      sql`(${t.how} = 'card') = (${t.session} is not null) and (${t.session} is null) = (${t.step} is null)`,
    ),
  ],
);

/** What was done at a counter: written before the ledger is asked, settled after, so that nothing done is missing from its shift. */
export const counterActs = pgTable(
  "counter_acts",
  {
    id: id(),
    /** One per form shown: works once. */
    publicId: publicId(),
    shiftId: reference("shift_id")
      .notNull()
      .references(() => shifts.id),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    visitId: reference("visit_id").references(() => counterVisits.id),
    kind: text("kind", {
      enum: ["purchase", "refund", "redemption", "cancellation", "use", "reinstatement"],
    }).notNull(),
    state: text("state", { enum: ["asked", "done", "refused"] })
      .notNull()
      .default("asked"),
    /** The receipt of a purchase as the cashier read it, and how often it was recorded: more than once only after it was undone. */
    receipt: text("receipt"),
    attempt: integer("attempt"),
    /** The redemption this is about, by its public id. */
    redemption: text("redemption"),
    totalMinor: minor("total_minor"),
    currency: text("currency"),
    /** Under which a redemption is to reach the ledger: what it answered is found by it, should the answer be lost. */
    ledgerKey: bytea("ledger_key"),
    /** What a voucher took off the bill. */
    discountMinor: minor("discount_minor"),
    /** Awarded, taken back, spent or given back; while only asked for, what a purchase is expected to earn. */
    points: points("points").notNull().default(0),
    supervisorId: reference("supervisor_id").references(() => people.id),
    undoes: reference("undoes").references((): AnyPgColumn => counterActs.id),
    at: recordedAt("at"),
  },
  (t) => [
    uniqueIndex("counter_acts_public_id_once").on(t.publicId),
    uniqueIndex("counter_acts_record_a_receipt_once")
      .on(t.receipt, t.attempt)
      .where(sql`kind = 'purchase' and state <> 'refused'`),
    uniqueIndex("counter_acts_are_undone_once").on(t.undoes).where(sql`state <> 'refused'`),
    index("counter_acts_of").on(t.shiftId, t.id),
    check("counter_acts_purchases_have_receipts", sql`(${t.kind} = 'purchase') = (${t.receipt} is not null)`),
    check(
      "counter_acts_undo_something",
      sql`(${t.kind} in ('refund', 'cancellation', 'reinstatement')) = (${t.undoes} is not null)`,
    ),
  ],
);
