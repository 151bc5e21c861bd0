import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { edited, id, minor, points, publicId, recordedAt } from "./columns";

/** An outlet with a counter. Its code is what a purchase made there says of where it was made. */
export const stores = pgTable(
  "stores",
  {
    id: id(),
    publicId: publicId(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    city: text("city").notNull(),
    zone: text("zone").notNull(),
    /** Which channel a purchase at its counter counts as. */
    channel: text("channel").notNull().default("store"),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: recordedAt(),
    ...edited(),
  },
  (t) => [
    uniqueIndex("stores_public_id_once").on(t.publicId),
    uniqueIndex("stores_code_once").on(sql`lower(${t.code})`),
    check("stores_are_named", sql`${t.code} <> '' and ${t.name} <> ''`),
  ],
);

/** The one row that says what a cashier may do alone. */
export const counterLimits = pgTable(
  "counter_limits",
  {
    id: integer("id").primaryKey().default(1),
    publicId: publicId().default(sql`gen_random_uuid()`),
    /** Points one cashier may award in a day of the programme. */
    pointsPerDay: points("points_per_day").notNull().default(10_000),
    /** Up to which amount, in minor units of the programme's currency, a purchase needs no supervisor. */
    aloneMinor: minor("alone_minor").notNull().default(2_000_000),
    /** How long a cashier may undo what they did. */
    undoMinutes: integer("undo_minutes").notNull().default(30),
    ...edited(),
  },
  (t) => [
    check("counter_limits_are_one_row", sql`${t.id} = 1`),
    check("counter_limits_positive", sql`${t.pointsPerDay} > 0 and ${t.aloneMinor} >= 0 and ${t.undoMinutes} >= 0`),
  ],
);
