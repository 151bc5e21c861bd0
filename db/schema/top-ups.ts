import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { instant, recordedAt, reference } from "./columns";
import { redemptions } from "./redemptions";

/** How far a top-up is with its provider, known there by the redemption's public id. */
export const topUpOrders = pgTable(
  "top_up_orders",
  {
    redemptionId: reference("redemption_id")
      .primaryKey()
      .references(() => redemptions.id),
    /** waiting: asked and not yet answered; in_progress: accepted by the provider. */
    state: text("state", { enum: ["waiting", "in_progress", "done", "failed"] }).notNull(),
    /** The provider's own number. */
    reference: text("reference"),
    createdAt: recordedAt(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [check("top_up_orders_state_known", sql`${t.state} in ('waiting','in_progress','done','failed')`)],
);
