import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, points, publicId, reference } from "./columns";
import { members } from "./members";
import { rewards } from "./rewards";

export const redemptionStates = [
  "ready",
  "processing",
  "shipped",
  "delivered",
  "booked",
  "used",
  "done",
  "expired",
  "cancelled",
  "failed",
  "held",
] as const;

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
    /** What it cost in all. */
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
    usedAt: instant("used_at"),
    cancelledAt: instant("cancelled_at"),
    expiredAt: instant("expired_at"),
    position: bigint("position", { mode: "number" }).notNull(),
  },
  (t) => [
    uniqueIndex("redemptions_public_id_once").on(t.publicId),
    uniqueIndex("redemptions_code_once").on(t.codeHash),
    index("redemptions_of_member").on(t.memberId, t.id),
    index("redemptions_of_reward").on(t.rewardId, t.id),
    index("redemptions_to_expire").on(t.expiresAt).where(sql`state = 'ready' and expires_at is not null`),
    check("redemptions_quantity_positive", sql`${t.quantity} > 0 and ${t.points} > 0`),
    check("redemptions_cancelled_gave_back", sql`(${t.state} = 'cancelled') = (${t.restoredVersion} is not null)`),
    check(
      "redemptions_state_known",
      sql`${t.state} in ('ready','processing','shipped','delivered','booked','used','done','expired','cancelled','failed','held')`,
    ),
  ],
);
