import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { edited, id, instant, publicId, recordedAt, reference } from "./columns";
import { rewards } from "./rewards";

/** When something bookable takes place, and how many can come. `version` moves when staff change it, not when somebody books. */
export const rewardDates = pgTable(
  "reward_dates",
  {
    id: id(),
    publicId: publicId(),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    place: text("place"),
    capacity: integer("capacity").notNull(),
    booked: integer("booked").notNull().default(0),
    /** Closed ones can no longer be booked; who booked before still comes. */
    isOpen: boolean("is_open").notNull().default(true),
    /** When it was called off, by whom and why, in staff's own words to whoever had booked; null while it takes place. */
    calledOffAt: instant("called_off_at"),
    calledOffBy: reference("called_off_by"),
    calledOffBecause: text("called_off_because"),
    /** Until when whoever had booked can choose another date; then their points go back. */
    chooseUntil: instant("choose_until"),
    /** The latest batch that gives back the points of whoever did not choose. */
    giveBackBatch: uuid("give_back_batch"),
    createdAt: recordedAt(),
    ...edited(),
  },
  (t) => [
    uniqueIndex("reward_dates_public_id_once").on(t.publicId),
    index("reward_dates_of").on(t.rewardId, t.startsAt),
    check("reward_dates_never_overbooked", sql`${t.booked} >= 0 and ${t.booked} <= ${t.capacity}`),
    check("reward_dates_end_after_they_start", sql`${t.endsAt} > ${t.startsAt}`),
    index("reward_dates_called_off")
      .on(t.chooseUntil)
      .where(sql`called_off_at is not null and give_back_batch is null`),
    check("reward_dates_called_off_are_closed", sql`${t.calledOffAt} is null or not ${t.isOpen}`),
    check(
      "reward_dates_called_off_say_all",
      sql`(${t.calledOffAt} is null) = (${t.calledOffBy} is null) and (${t.calledOffAt} is null) = (${t.chooseUntil} is null) and (${t.calledOffAt} is null) = (${t.calledOffBecause} is null)`,
    ),
  ],
);
