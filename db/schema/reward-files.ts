import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytea, instant, recordedAt, reference } from "./columns";
import { redemptions } from "./redemptions";
import { rewards } from "./rewards";

/** The file a digital reward is; small enough to live in the database and its backup. */
export const rewardFiles = pgTable(
  "reward_files",
  {
    rewardId: reference("reward_id")
      .primaryKey()
      .references(() => rewards.id),
    name: text("name").notNull(),
    bytes: bytea("bytes").notNull(),
    createdAt: recordedAt(),
    createdBy: reference("created_by"),
  },
  (t) => [check("reward_files_are_small", sql`octet_length(${t.bytes}) between 1 and 5242880`)],
);

/** How often its owner downloaded what they redeemed. */
export const redemptionDownloads = pgTable("redemption_downloads", {
  redemptionId: reference("redemption_id")
    .primaryKey()
    .references(() => redemptions.id),
  count: integer("count").notNull(),
  firstAt: instant("first_at").notNull(),
  lastAt: instant("last_at").notNull(),
});
