import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { edited, id, publicId, recordedAt, reference } from "./columns";
import { people } from "./people";

/** A list of the console as somebody likes to see it: a name for filters and sorting of its address, theirs or everybody's. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    publicId: publicId(),
    ownerId: reference("owner_id")
      .notNull()
      .references(() => people.id),
    /** Which list; lib/console-lists.ts knows them, and what of its address may be kept. */
    list: text("list").notNull(),
    name: text("name").notNull(),
    /** Filters and sorting as the address writes them; never what was searched for among people, nor a page. */
    query: text("query").notNull(),
    isShared: boolean("is_shared").notNull().default(false),
    createdAt: recordedAt(),
    ...edited(),
  },
  (t) => [
    uniqueIndex("saved_views_public_id_once").on(t.publicId),
    uniqueIndex("saved_views_name_once").on(t.ownerId, t.list, sql`lower(${t.name})`),
    index("saved_views_shared").on(t.list).where(sql`is_shared`),
    check("saved_views_have_a_name", sql`length(${t.name}) between 1 and 60 and length(${t.query}) <= 500`),
  ],
);

/** With which view a list opens for somebody. */
export const openingViews = pgTable(
  "opening_views",
  {
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    list: text("list").notNull(),
    viewId: reference("view_id")
      .notNull()
      .references(() => savedViews.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ name: "opening_views_one_a_list", columns: [t.personId, t.list] })],
);
