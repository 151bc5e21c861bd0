import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, points, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";
import { rewards } from "./rewards";

/**
 * What a member wishes to become of points: a reward they save for, or what to do before points end. A row each time, kept when it is
 * over; its public id is that of the fact that says so.
 */
export const wishes = pgTable(
  "wishes",
  {
    id: id(),
    publicId: publicId(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    purpose: text("purpose", { enum: ["goal", "expiry"] }).notNull(),
    /** `show` and `remind` spend nothing. */
    action: text("action", { enum: ["show", "remind", "redeem", "donate"] }).notNull(),
    rewardId: reference("reward_id").references(() => rewards.id),
    /** The dearest price per unit the member agreed to. */
    mostPoints: points("most_points"),
    /** A goal: what stays spendable afterwards. */
    keepPoints: points("keep_points").notNull().default(0),
    /** Before an end: from how many ending points on. */
    leastPoints: points("least_points"),
    daysBefore: integer("days_before"),
    createdAt: recordedAt(),
    endedAt: instant("ended_at"),
    endedBecause: text("ended_because", { enum: ["replaced", "off", "met"] }),
    pausedAt: instant("paused_at"),
    pausedBecause: text("paused_because"),
  },
  (t) => [
    uniqueIndex("wishes_public_id_once").on(t.publicId),
    uniqueIndex("wishes_one_for_each_purpose").on(t.memberId, t.purpose).where(sql`ended_at is null`),
    index("wishes_to_look_at").on(t.id).where(sql`ended_at is null and paused_at is null`),
    check("wishes_purpose_known", sql`${t.purpose} in ('goal','expiry')`),
    check(
      "wishes_action_suits_purpose",
      sql`${t.action} in ('redeem','donate') or (${t.action} = 'show') = (${t.purpose} = 'goal')`,
    ),
    check("wishes_action_known", sql`${t.action} in ('show','remind','redeem','donate')`),
    check("wishes_of_a_reward", sql`(${t.action} = 'remind') = (${t.rewardId} is null)`),
    check("wishes_spend_what_was_agreed", sql`(${t.action} in ('redeem','donate')) = (${t.mostPoints} is not null)`),
    check("wishes_before_an_end_say_when", sql`(${t.purpose} = 'expiry') = (${t.daysBefore} is not null)`),
    check("wishes_ended_say_why", sql`(${t.endedAt} is null) = (${t.endedBecause} is null)`),
    check("wishes_paused_say_why", sql`(${t.pausedAt} is null) = (${t.pausedBecause} is null)`),
    check("wishes_keep_something_or_nothing", sql`${t.keepPoints} >= 0 and coalesce(${t.leastPoints}, 1) > 0`),
  ],
);
