import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable } from "drizzle-orm/pg-core";
import { bytea, edited, instant, recordedAt, reference } from "./columns";
import { people } from "./people";

/** What makes the first owner, once: the code is reckoned from `salt` and a key outside the database; only its hash is kept here. */
export const setupCodes = pgTable(
  "setup_codes",
  {
    id: integer("id").primaryKey().default(1),
    salt: bytea("salt").notNull(),
    hash: bytea("hash").notNull(),
    madeAt: recordedAt("made_at"),
  },
  (t) => [check("setup_codes_is_one_row", sql`${t.id} = 1`)],
);

/** The first run: one row from its owner's account on, so that there is one. Over once the first terms are published. */
export const setup = pgTable(
  "setup",
  {
    id: integer("id").primaryKey().default(1),
    ownerId: reference("owner_id")
      .notNull()
      .references(() => people.id),
    /** What was answered so far, by step (lib/setup/answers.ts). */
    answers: jsonb("answers").notNull().default({}),
    beganAt: recordedAt("began_at"),
    openedAt: instant("opened_at"),
    ...edited(),
  },
  (t) => [check("setup_is_one_row", sql`${t.id} = 1`)],
);
