import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, publicId, reference } from "./columns";
import { events } from "./ledger";
import { members } from "./members";
import { redemptions } from "./redemptions";
import { rewards } from "./rewards";

/** What a member says of a purchase (a review, once) or of a redemption (changeable for a while): stars, and their own words sealed. */
export const feedback = pgTable(
  "feedback",
  {
    id: id(),
    /** A review's is that of the event that recorded it. */
    publicId: publicId(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    purchaseId: reference("purchase_id").references(() => events.id),
    redemptionId: reference("redemption_id").references(() => redemptions.id),
    /** What it is about, for those who read it by reward or by store. */
    rewardId: reference("reward_id").references(() => rewards.id),
    store: text("store"),
    /** From 1, bad, to 5. */
    stars: integer("stars").notNull(),
    /** Under the member's key; null where they wrote nothing. */
    commentCipher: bytea("comment_cipher"),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    uniqueIndex("feedback_public_id_once").on(t.publicId),
    uniqueIndex("feedback_once_a_purchase").on(t.purchaseId),
    uniqueIndex("feedback_once_a_redemption").on(t.redemptionId),
    index("feedback_of_member").on(t.memberId),
    index("feedback_of_reward").on(t.rewardId, t.id),
    index("feedback_of_store").on(t.store, t.id),
    check("feedback_is_about_one_thing", sql`(${t.purchaseId} is null) <> (${t.redemptionId} is null)`),
    check("feedback_of_a_redemption_names_its_reward", sql`(${t.redemptionId} is null) = (${t.rewardId} is null)`),
    check("feedback_has_one_to_five_stars", sql`${t.stars} between 1 and 5`),
  ],
);
