import { sql } from "drizzle-orm";
import { bigint, check, date, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { members } from "./members";

/** What is counted of a member in a period: purchases of a day, points under a cap of a month, tier points (lib/loyalty/tallies.ts). */
export const tallies = pgTable(
  "tallies",
  {
    memberId: bigint("member_id", { mode: "number" })
      .notNull()
      .references(() => members.id),
    name: text("name").notNull(),
    on: date("on_").notNull(),
    value: bigint("value", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ name: "tallies_counted_once", columns: [t.memberId, t.name, t.on] }),
    check("tallies_never_below_nothing", sql`${t.value} >= 0`),
    check("tallies_names_hold_no_spaces", sql`${t.name} ~ '^[a-z0-9_.:-]+$'`),
  ],
);

/** What a rule may give all members together in a period, and what it gave: one row everybody shares. */
export const budgets = pgTable(
  "budgets",
  {
    code: text("code").notNull(),
    on: date("on_").notNull(),
    /** The most the terms ever allowed it in this period. */
    most: bigint("most", { mode: "number" }).notNull(),
    used: bigint("used", { mode: "number" }).notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "budgets_stand_once", columns: [t.code, t.on] }),
    check("budgets_never_overspent", sql`${t.used} >= 0 and ${t.used} <= ${t.most}`),
  ],
);
