import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";

/** Who shares a pool (a member of kind `pool`), from the invitation on; a row each time, kept when it is over. */
export const poolMembers = pgTable(
  "pool_members",
  {
    id: id(),
    publicId: publicId(),
    poolId: reference("pool_id")
      .notNull()
      .references(() => members.id),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    /** Null for whoever opened the pool. */
    invitedBy: reference("invited_by").references(() => members.id),
    state: text("state", { enum: ["invited", "joined", "declined", "left"] }).notNull(),
    createdAt: recordedAt(),
    /** When they said yes themselves. */
    joinedAt: instant("joined_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("pool_members_public_id_once").on(t.publicId),
    uniqueIndex("pool_members_in_one_pool").on(t.memberId).where(sql`${t.state} = 'joined'`),
    uniqueIndex("pool_members_invited_once").on(t.poolId, t.memberId).where(sql`${t.state} in ('invited','joined')`),
    index("pool_members_of_member").on(t.memberId),
    check("pool_members_state_known", sql`${t.state} in ('invited','joined','declined','left')`),
    check("pool_members_joined_by_consent", sql`${t.state} <> 'joined' or ${t.joinedAt} is not null`),
    check("pool_members_ended_have_a_time", sql`(${t.state} in ('declined','left')) = (${t.endedAt} is not null)`),
  ],
);
