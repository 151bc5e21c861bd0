import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Details } from "@/lib/loyalty/kinds/details";
import { redemptionStates } from "@/lib/loyalty/redemption-states";
import { bytea, id, instant, minor, points, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";
import { rewardDates } from "./reward-dates";
import { rewards } from "./rewards";

/** A reward somebody bought with points; its public id is that of the event that asked for it. */
export const redemptions = pgTable(
  "redemptions",
  {
    id: id(),
    publicId: publicId(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    state: text("state", { enum: redemptionStates }).notNull(),
    quantity: integer("quantity").notNull(),
    /** What it cost in all; a present cost nothing. */
    points: points("points").notNull(),
    /** The journal line that paid for it, and the one that gave it back. */
    journalVersion: integer("journal_version").notNull(),
    restoredVersion: integer("restored_version"),
    /** A code made for this redemption (discounts); inventory codes stand in reward_codes. */
    codeCipher: bytea("code_cipher"),
    codeHash: bytea("code_hash"),
    createdAt: instant("created_at").notNull(),
    /** Until when its code can be used; null without an end. */
    expiresAt: instant("expires_at"),
    /** Until when the member may cancel; null when never. */
    cancellableUntil: instant("cancellable_until"),
    /** What its reward said of itself when it was redeemed: what was promised holds, whatever is edited later. */
    details: jsonb("details").$type<Details>().notNull().default({}),
    /** The date it is booked for. */
    dateId: reference("date_id").references(() => rewardDates.id),
    /** What it is worth in money (given to a cause, paid out), and what the member pays besides; null where there is no such thing. */
    worthMinor: minor("worth_minor"),
    cashMinor: minor("cash_minor"),
    currency: text("currency"),
    usedAt: instant("used_at"),
    cancelledAt: instant("cancelled_at"),
    expiredAt: instant("expired_at"),
    position: bigint("position", { mode: "number" }).notNull(),
  },
  (t) => [
    uniqueIndex("redemptions_public_id_once").on(t.publicId),
    uniqueIndex("redemptions_code_once").on(t.codeHash),
    index("redemptions_of_member").on(t.memberId, t.id),
    index("redemptions_of_date").on(t.dateId).where(sql`date_id is not null`),
    index("redemptions_of_reward").on(t.rewardId, t.id),
    index("redemptions_to_expire").on(t.expiresAt).where(sql`state in ('ready', 'booked') and expires_at is not null`),
    index("redemptions_created").using("brin", t.createdAt),
    index("redemptions_waiting").on(t.id).where(sql`state in ('processing', 'shipped', 'held', 'booked')`),
    index("redemptions_under_way").on(t.state, t.id).where(sql`state in ('processing', 'shipped', 'held', 'booked')`),
    check("redemptions_quantity_positive", sql`${t.quantity} > 0 and ${t.points} >= 0`),
    check(
      "redemptions_given_back_are_restored",
      sql`(${t.state} in ('cancelled', 'failed')) = (${t.restoredVersion} is not null)`,
    ),
    check(
      "redemptions_state_known",
      sql`${t.state} in ('ready','processing','shipped','delivered','booked','used','done','expired','cancelled','failed','held')`,
    ),
  ],
);

/** A step of a redemption from one state to another: who made it, when, and what was said with it. Append-only. */
export const redemptionMoves = pgTable(
  "redemption_moves",
  {
    id: id(),
    redemptionId: reference("redemption_id")
      .notNull()
      .references(() => redemptions.id),
    from: text("from_state", { enum: redemptionStates }).notNull(),
    to: text("to_state", { enum: redemptionStates }).notNull(),
    by: text("by_", { enum: ["member", "counter", "fulfilment", "provider", "time"] }).notNull(),
    /** The person of the staff; null for the member, a provider and time. */
    actorId: reference("actor_id"),
    /** Courier, tracking number, reference: never a name. */
    details: jsonb("details").$type<Record<string, string | number>>().notNull().default({}),
    at: recordedAt("at"),
  },
  (t) => [
    index("redemption_moves_of").on(t.redemptionId, t.id),
    check(
      "redemption_moves_by_somebody",
      sql`${t.by} in ('member','counter','fulfilment','provider','time') and (${t.actorId} is null) = (${t.by} in ('member','provider','time'))`,
    ),
  ],
);

/** What a member said when redeeming (where to send it, which number to fill up, what to write on it), sealed under their own key. */
export const redemptionParticulars = pgTable("redemption_particulars", {
  redemptionId: reference("redemption_id")
    .primaryKey()
    .references(() => redemptions.id),
  cipher: bytea("cipher").notNull(),
});
