import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { BatchWish } from "@/lib/loyalty/bulk-wish";
import { id, instant, publicId, recordedAt, reference } from "./columns";
import { pictures, rewards } from "./rewards";

/** Many rewards that staff want changed together: prepared and shown first, begun by whoever prepared it, then done by a job. */
export const catalogueBatches = pgTable(
  "catalogue_batches",
  {
    id: id(),
    publicId: publicId(),
    /** `bulk` and `undo` go on without the rows that fail; an `import` is done whole or not at all. */
    kind: text("kind", { enum: ["bulk", "import", "undo"] }).notNull(),
    /** What was asked of all of them; null for a file, whose rows each ask their own. */
    wish: jsonb("wish").$type<BatchWish>(),
    /** The one it takes back. */
    undoes: reference("undoes"),
    /** Null for the operator's command. */
    askedBy: reference("asked_by"),
    createdAt: recordedAt(),
    /** All its rows are kept: it can be shown and begun. */
    readyAt: instant("ready_at"),
    begunAt: instant("begun_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    uniqueIndex("catalogue_batches_public_id_once").on(t.publicId),
    uniqueIndex("catalogue_batches_taken_back_once").on(t.undoes).where(sql`begun_at is not null`),
    index("catalogue_batches_never_begun").on(t.createdAt).where(sql`begun_at is null`),
    check("catalogue_batches_end_after_they_begin", sql`${t.finishedAt} is null or ${t.begunAt} is not null`),
    check("catalogue_batches_are_whole_when_begun", sql`${t.begunAt} is null or ${t.readyAt} is not null`),
  ],
);

/** One reward of a batch: what would become of it, as it was shown, and what did. */
export const catalogueRows = pgTable(
  "catalogue_rows",
  {
    batchId: reference("batch_id")
      .notNull()
      .references(() => catalogueBatches.id, { onDelete: "cascade" }),
    /** Its line: in the order chosen, or of the file. */
    place: integer("place").notNull(),
    /** The reward's public id, also of one that is to be made; null where the file names none that is. */
    reward: uuid("reward"),
    /** Its name or number as it was shown. */
    label: text("label").notNull(),
    /** The version that was shown; null for one that is to be made. */
    version: integer("version"),
    /** What `change_reward` is to do; null where nothing is to be done. */
    change: jsonb("change"),
    before: jsonb("before").notNull().default({}),
    after: jsonb("after").notNull().default({}),
    /** `done`, or why not; null while it waits. */
    outcome: text("outcome"),
    /** What is wrong, by field, where it cannot be as asked. */
    problems: jsonb("problems").$type<Record<string, string>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ name: "catalogue_rows_once", columns: [t.batchId, t.place] }),
    index("catalogue_rows_waiting").on(t.batchId, t.place).where(sql`outcome is null`),
    check("catalogue_rows_are_small", sql`length(${t.label}) <= 200 and length(${t.outcome}) between 1 and 40`),
    check("catalogue_rows_wait_for_something", sql`${t.outcome} is not null or ${t.change} is not null`),
  ],
);

/** A change of a reward that takes effect at a time to come. */
export const rewardPlans = pgTable(
  "reward_plans",
  {
    id: id(),
    publicId: publicId(),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    takesEffectAt: instant("takes_effect_at").notNull(),
    /** What the reward will say, by column; what is not named stays as it then is. */
    edit: jsonb("edit").$type<Record<string, unknown>>().notNull().default({}),
    pictureId: reference("picture_id").references(() => pictures.id),
    /** The dearer price that was announced with it, which begins by itself. */
    risesTo: reference("rises_to"),
    /** As it stood when it was planned, for the list. */
    before: jsonb("before").notNull().default({}),
    after: jsonb("after").notNull().default({}),
    state: text("state", { enum: ["planned", "done", "cancelled", "refused"] })
      .notNull()
      .default("planned"),
    /** Why it could not take effect. */
    refusal: text("refusal"),
    plannedBy: reference("planned_by").notNull(),
    createdAt: recordedAt(),
    endedAt: instant("ended_at"),
    endedBy: reference("ended_by"),
  },
  (t) => [
    uniqueIndex("reward_plans_public_id_once").on(t.publicId),
    index("reward_plans_of").on(t.rewardId, t.takesEffectAt),
    index("reward_plans_to_come").on(t.takesEffectAt, t.id).where(sql`state = 'planned'`),
    check("reward_plans_end_once", sql`(${t.state} = 'planned') = (${t.endedAt} is null)`),
  ],
);
