import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, recordedAt, reference } from "./columns";
import { members } from "./members";
import { rewards } from "./rewards";

/**
 * A reward a member marked as a favourite; taken back, the row is gone. A merged membership's are read with the one it leads to, so
 * nothing moves when memberships are merged or parted.
 */
export const favourites = pgTable(
  "favourites",
  {
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    createdAt: recordedAt(),
  },
  (t) => [primaryKey({ name: "favourites_once", columns: [t.memberId, t.rewardId] })],
);

/** A member waits for a reward that was out of stock; once they were told that it is back, nobody waits any more. */
export const stockWaits = pgTable(
  "stock_waits",
  {
    id: id(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    createdAt: recordedAt(),
    toldAt: instant("told_at"),
  },
  (t) => [
    uniqueIndex("stock_waits_once_at_a_time").on(t.memberId, t.rewardId).where(sql`told_at is null`),
    index("stock_waits_of_reward").on(t.rewardId, t.id).where(sql`told_at is null`),
  ],
);
