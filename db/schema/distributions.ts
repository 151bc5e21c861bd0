import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { distributionPeriods } from "@/lib/loyalty/distribution";
import type { MemberCondition } from "@/lib/loyalty/earning-rules";
import { occasions } from "@/lib/loyalty/present-trace";
import { edited, id, instant, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";
import { redemptions } from "./redemptions";
import { rewards } from "./rewards";

/** A reward given for nothing to every member who meets an occasion, once for each (lib/loyalty/distribution.ts). */
export const distributions = pgTable(
  "distributions",
  {
    id: id(),
    publicId: publicId(),
    occasion: text("occasion", { enum: occasions }).notNull(),
    /** The level that is reached; of no other occasion. */
    tier: text("tier"),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    /** How often one member gets it: of a birthday and an anniversary once a year. */
    each: text("each_", { enum: distributionPeriods }).notNull(),
    /** What has to hold of the member besides, all of it. */
    conditions: jsonb("conditions").$type<MemberCondition[]>().notNull().default([]),
    /** Given so many days before the day itself. */
    daysBefore: integer("days_before").notNull().default(0),
    /** How long it can be picked up where it takes a word of the member's own. */
    pickUpDays: integer("pick_up_days").notNull().default(30),
    /** From the first day on, to the end of the last; nothing of before is made up for. */
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    endsOn: date("ends_on", { mode: "string" }),
    /** How many it gives in all, over all members; null: as many as there are occasions and stock for. */
    atMost: integer("at_most"),
    isOn: boolean("is_on").notNull().default(false),
    createdAt: recordedAt(),
    ...edited(),
  },
  (t) => [
    uniqueIndex("distributions_public_id_once").on(t.publicId),
    check("distributions_occasion_known", sql`${t.occasion} in ('birthday','tier_up','anniversary','criteria')`),
    check("distributions_of_a_tier", sql`(${t.occasion} = 'tier_up') = (${t.tier} is not null)`),
    check("distributions_each_known", sql`${t.each} in ('ever','year','month')`),
    check(
      "distributions_days_of_the_year_once_a_year",
      sql`${t.occasion} not in ('birthday','anniversary') or ${t.each} = 'year'`,
    ),
    check(
      "distributions_days_within_reason",
      sql`${t.daysBefore} between 0 and 30 and ${t.pickUpDays} between 1 and 365`,
    ),
    check("distributions_give_at_least_one", sql`${t.atMost} is null or ${t.atMost} > 0`),
    check("distributions_end_after_they_start", sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
  ],
);

/** What a distribution gave one member for one occasion, or offers them to pick up until `endsAt`. */
export const presents = pgTable(
  "presents",
  {
    id: id(),
    publicId: publicId(),
    distributionId: reference("distribution_id")
      .notNull()
      .references(() => distributions.id),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    because: text("because", { enum: occasions }).notNull(),
    /** Which occasion it was: a year, a month, how many years; nothing personal. */
    of: text("of_").notNull(),
    createdAt: recordedAt(),
    /** Until when it can be picked up; null where it was given at once. */
    endsAt: instant("ends_at"),
    /** Null while it waits to be picked up. */
    redemptionId: reference("redemption_id").references(() => redemptions.id),
  },
  (t) => [
    uniqueIndex("presents_public_id_once").on(t.publicId),
    uniqueIndex("presents_once_for_each_occasion").on(t.distributionId, t.memberId, t.of),
    uniqueIndex("presents_redemption_once").on(t.redemptionId).where(sql`redemption_id is not null`),
    index("presents_of_member").on(t.memberId, t.id),
    check("presents_given_or_offered", sql`${t.redemptionId} is not null or ${t.endsAt} is not null`),
    check("presents_because_known", sql`${t.because} in ('birthday','tier_up','anniversary','criteria')`),
  ],
);
