import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, points, publicId, reference } from "./columns";
import { members } from "./members";

/**
 * Points on their way to whoever opens a link. They left their giver's lots by the line named here, which says exactly which; they arrive
 * or come back by one other line. Its public id is that of the event that gave it.
 */
export const gifts = pgTable(
  "gifts",
  {
    id: id(),
    publicId: publicId(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    points: points("points").notNull(),
    /** The giver's line. */
    journalVersion: integer("journal_version").notNull(),
    /** The link itself is kept nowhere. */
    tokenHash: bytea("token_hash").notNull(),
    /** The giver's own words, under the giver's key; null where there are none. */
    greetingCipher: bytea("greeting_cipher"),
    state: text("state", { enum: ["waiting", "accepted", "withdrawn", "ran_out"] })
      .notNull()
      .default("waiting"),
    givenAt: instant("given_at").notNull(),
    until: instant("until_").notNull(),
    /** Who opened it. */
    recipientId: reference("recipient_id").references(() => members.id),
    /** The line by which it arrived, or came back. */
    endedVersion: integer("ended_version"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("gifts_public_id_once").on(t.publicId),
    uniqueIndex("gifts_token_once").on(t.tokenHash),
    index("gifts_of_member").on(t.memberId, t.id),
    index("gifts_to_return").on(t.until).where(sql`${t.state} = 'waiting'`),
    check("gifts_hold_something", sql`${t.points} > 0`),
    check("gifts_state_known", sql`${t.state} in ('waiting','accepted','withdrawn','ran_out')`),
    check(
      "gifts_ended_have_a_line_and_a_time",
      sql`(${t.state} = 'waiting') = (${t.endedAt} is null) and (${t.endedAt} is null) = (${t.endedVersion} is null)`,
    ),
    check("gifts_accepted_have_a_recipient", sql`(${t.state} = 'accepted') = (${t.recipientId} is not null)`),
    check("gifts_never_to_oneself", sql`${t.recipientId} is distinct from ${t.memberId}`),
  ],
);
