import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, minor, publicId } from "./columns";

/** A refund that arrived before its sale: it takes effect in the very commit of the sale, and is then a fact under the same id and key. */
export const waitingRefunds = pgTable(
  "waiting_refunds",
  {
    id: id(),
    publicId: publicId(),
    /** Keyed digest of the refund's own receipt: one effect. */
    key: bytea("key").notNull(),
    digest: bytea("digest").notNull(),
    externalId: text("external_id").notNull(),
    /** The key under which its sale will be recorded. */
    purchaseKey: bytea("purchase_key").notNull(),
    purchaseExternalId: text("purchase_external_id").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    /** Null: that of the sale. */
    currency: text("currency"),
    occurredAt: instant("occurred_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** When its sale arrived; null while it waits. */
    takenAt: instant("taken_at"),
  },
  (t) => [
    uniqueIndex("waiting_refunds_key_once").on(t.key),
    uniqueIndex("waiting_refunds_public_id_once").on(t.publicId),
    index("waiting_refunds_waiting").on(t.id).where(sql`taken_at is null`),
    index("waiting_refunds_received").on(t.receivedAt).where(sql`taken_at is null`),
    index("waiting_refunds_of_sale").on(t.purchaseKey),
    check("waiting_refunds_give_something_back", sql`${t.amountMinor} > 0`),
  ],
);
