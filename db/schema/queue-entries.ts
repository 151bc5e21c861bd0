import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { redemptionStates } from "@/lib/loyalty/redemption-states";
import { instant, reference } from "./columns";
import { redemptions } from "./redemptions";

/**
 * Under what a redemption that waits for staff, or for its day, is looked for: its reward's kind, and each outlet or place it is bound to. Written
 * and taken away by triggers (db/functions/66-queue-entries.sql), so that a filter of the queue reads what it shows and not all that waits.
 */
export const queueEntries = pgTable(
  "queue_entries",
  {
    facet: text("facet", { enum: ["kind", "place"] }).notNull(),
    value: text("value").notNull(),
    /** Where the redemption stands. */
    state: text("state", { enum: redemptionStates }).notNull(),
    redemptionId: reference("redemption_id")
      .notNull()
      .references(() => redemptions.id),
    /** By when its reward promised it; infinity where it promised nothing. */
    dueAt: instant("due_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "queue_entries_once", columns: [t.facet, t.value, t.state, t.redemptionId] }),
    index("queue_entries_of").on(t.redemptionId),
    index("queue_entries_due").on(t.dueAt).where(sql`facet = 'kind' and state = 'processing'`),
    check("queue_entries_facet_known", sql`${t.facet} in ('kind', 'place')`),
    check("queue_entries_wait", sql`${t.state} in ('processing', 'shipped', 'held', 'booked')`),
  ],
);
