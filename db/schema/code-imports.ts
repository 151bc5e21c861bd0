import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, publicId, recordedAt, reference } from "./columns";
import { rewards } from "./rewards";

export const codeImportStates = ["reading", "waiting", "tried", "added", "refused", "failed"] as const;

/** A list of codes that was brought for a reward: all of it is added, or nothing. */
export const codeImports = pgTable(
  "code_imports",
  {
    id: id(),
    publicId: publicId(),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    state: text("state", { enum: codeImportStates }).notNull().default("reading"),
    /** Null: by the operator's command. */
    askedBy: reference("asked_by"),
    createdAt: recordedAt(),
    finishedAt: instant("finished_at"),
    /** Lines with something on them, codes that were added, and those that were there already, in the file or in the portal. */
    rows: integer("rows").notNull().default(0),
    added: integer("added").notNull().default(0),
    duplicates: integer("duplicates").notNull().default(0),
    /** Lines for which nothing was added at all. */
    faults: integer("faults").notNull().default(0),
    /** Of those added, how many nobody had and were taken out of stock again together; when, by whom (null: the operator's command) and why. */
    withdrawn: integer("withdrawn").notNull().default(0),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnBy: reference("withdrawn_by"),
    withdrawnBecause: text("withdrawn_because"),
  },
  (t) => [
    uniqueIndex("code_imports_public_id_once").on(t.publicId),
    index("code_imports_of_reward").on(t.rewardId, t.id),
    check("code_imports_withdrawn_of_those_added", sql`${t.withdrawn} between 0 and ${t.added}`),
    check(
      "code_imports_withdrawn_with_a_reason",
      sql`(${t.withdrawn} > 0) = (${t.withdrawnAt} is not null and ${t.withdrawnBecause} is not null)`,
    ),
    check("code_imports_end", sql`(${t.state} in ('reading', 'waiting')) = (${t.finishedAt} is null)`),
  ],
);

/** A line of it: with its sealed code until the import has ended; afterwards only those that brought no new code, and why. */
export const codeImportLines = pgTable(
  "code_import_lines",
  {
    importId: reference("import_id")
      .notNull()
      .references(() => codeImports.id, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    cipher: bytea("cipher"),
    hash: bytea("hash"),
    publicId: publicId(),
    endsAt: instant("ends_at"),
    outcome: text("outcome"),
    /** The line that said the same before. */
    first: integer("first"),
  },
  (t) => [
    primaryKey({ name: "code_import_lines_once", columns: [t.importId, t.line] }),
    check(
      "code_import_lines_with_a_code_or_why_not",
      sql`${t.outcome} is not null or (${t.cipher} is not null and ${t.hash} is not null)`,
    ),
  ],
);
