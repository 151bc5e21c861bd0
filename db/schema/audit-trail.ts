import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, recordedAt, reference } from "./columns";

/** What staff (and the portal itself) changed: written by a trigger from the old and the new row, personal fields without their values. */
export const trail = pgTable(
  "trail",
  {
    id: id(),
    at: recordedAt("at"),
    /** A person's id; null for the portal itself. */
    actorId: reference("actor_id"),
    action: text("action").notNull(),
    /** What was changed: `reward:UUID`, `member:UUID`, … */
    subject: text("subject").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [
    index("trail_subject").on(t.subject, t.id),
    index("trail_sort").on(sql`split_part(subject, ':', 1)`, t.id),
    index("trail_actor").on(t.actorId, t.id),
    index("trail_action").on(t.action, t.id),
    index("trail_at").on(t.at, t.id),
  ],
);
