import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
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
    createdAt: recordedAt(),
    ...edited(),
  },
  (t) => [
    uniqueIndex("reward_dates_public_id_once").on(t.publicId),
    index("reward_dates_of").on(t.rewardId, t.startsAt),
    check("reward_dates_never_overbooked", sql`${t.booked} >= 0 and ${t.booked} <= ${t.capacity}`),
    check("reward_dates_end_after_they_start", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);
