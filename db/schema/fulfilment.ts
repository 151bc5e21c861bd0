import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { redemptionStates } from "@/lib/loyalty/redemption-states";
import { id, instant, publicId, recordedAt, reference } from "./columns";

/** Many redemptions that staff asked to be moved to one state; a job makes the moves, row by row. */
export const fulfilmentBatches = pgTable(
  "fulfilment_batches",
  {
    id: id(),
    publicId: publicId(),
    to: text("to_state", { enum: redemptionStates }).notNull(),
    askedBy: reference("asked_by").notNull(),
    createdAt: recordedAt(),
    finishedAt: instant("finished_at"),
  },
  (t) => [uniqueIndex("fulfilment_batches_public_id_once").on(t.publicId)],
);

/** One redemption of a batch, as it was asked for and what became of it. */
export const fulfilmentRows = pgTable(
  "fulfilment_rows",
  {
    batchId: reference("batch_id")
      .notNull()
      .references(() => fulfilmentBatches.id),
    /** Its line: in the order chosen, or of the file. */
    place: integer("place").notNull(),
    /** The redemption's id as it was written. */
    redemption: text("redemption").notNull(),
    /** Where whoever asked saw it stand; null wherever it stands. */
    from: text("from_state", { enum: redemptionStates }),
    /** Courier, tracking number, reference, reason: never a name. */
    details: jsonb("details").$type<Record<string, string>>().notNull().default({}),
    /** `moved`, or why not; null while it waits. */
    outcome: text("outcome"),
    /** Where it stood when it could not be moved. */
    stands: text("stands", { enum: redemptionStates }),
  },
  (t) => [
    primaryKey({ name: "fulfilment_rows_once", columns: [t.batchId, t.place] }),
    index("fulfilment_rows_waiting").on(t.batchId, t.place).where(sql`outcome is null`),
    check("fulfilment_rows_are_small", sql`length(${t.redemption}) <= 60 and length(${t.outcome}) between 1 and 40`),
  ],
);
