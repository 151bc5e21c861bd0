import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, id, instant, publicId, recordedAt, reference } from "./columns";

/** What the whole ledger came to, signed; the copy that counts is kept outside the database. docs/ledger-format.md fixes its bytes. */
export const checkpoints = pgTable(
  "checkpoints",
  {
    number: integer("number").primaryKey(),
    /** Which ledger, chosen with the first checkpoint. */
    ledger: uuid("ledger").notNull(),
    scope: text("scope", { enum: ["all", "some"] }).notNull(),
    members: integer("members").notNull(),
    madeAt: instant("made_at").notNull(),
    /** The exact text that was signed, and the signature in base64. */
    text: text("text_").notNull(),
    signature: text("signature").notNull(),
    continues: boolean("continues").notNull(),
    /** Names its leaves, as long as proofs need them. */
    leafSet: uuid("leaf_set").notNull(),
    /** The roots over each thousand of its leaves, 32 bytes each, so that a proof reads no more than one of them. */
    groupRoots: bytea("group_roots").notNull(),
  },
  (t) => [
    uniqueIndex("checkpoints_leaf_set_once").on(t.leafSet),
    check("checkpoints_number_from_one", sql`${t.number} >= 1`),
    check("checkpoints_scope_known", sql`${t.scope} in ('all','some')`),
  ],
);

/** The leaves of a checkpoint in the order of their members' ids, 1,024 a row, 52 bytes each. */
export const checkpointLeaves = pgTable(
  "checkpoint_leaves",
  {
    leafSet: uuid("leaf_set").notNull(),
    place: integer("place").notNull(),
    firstMember: uuid("first_member").notNull(),
    leaves: bytea("leaves").notNull(),
  },
  (t) => [
    primaryKey({ name: "checkpoint_leaves_place_once", columns: [t.leafSet, t.place] }),
    index("checkpoint_leaves_of").on(t.firstMember),
  ],
);

/** One reading of the whole ledger against all its promises, and what it found. */
export const ledgerChecks = pgTable(
  "ledger_checks",
  {
    id: id(),
    publicId: publicId(),
    /** Who asked; null for the nightly one. */
    askedBy: reference("asked_by"),
    askedAt: recordedAt("asked_at"),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
    /** Green: every promise holds. Red: something was found. Failed: it could not be done. */
    state: text("state", { enum: ["waiting", "running", "green", "red", "failed"] }).notNull(),
    members: integer("members"),
    journals: integer("journals"),
    /** The checkpoint outside the database that it was compared with. */
    checkpoint: integer("checkpoint"),
    foundCount: integer("found_count").notNull().default(0),
    /** The first of what was found: invariant, member, line, message. */
    found: jsonb("found").notNull().default([]),
  },
  (t) => [
    uniqueIndex("ledger_checks_public_id_once").on(t.publicId),
    uniqueIndex("ledger_checks_one_at_a_time").on(sql`(true)`).where(sql`state in ('waiting', 'running')`),
    check("ledger_checks_state_known", sql`${t.state} in ('waiting','running','green','red','failed')`),
    check("ledger_checks_red_have_findings", sql`(${t.state} = 'red') = (${t.foundCount} > 0)`),
    check(
      "ledger_checks_ended_have_a_time",
      sql`(${t.state} in ('green','red','failed')) = (${t.endedAt} is not null)`,
    ),
  ],
);
