import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytea, id, instant, minor, points, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";

export const journalKinds = [
  "opening",
  "earned",
  "referral",
  "gift",
  "redeemed",
  "restored",
  "refunded",
  "lapsed",
  "extended",
  "adjusted",
  "transferred_in",
  "transferred_out",
  "pooled",
  "merged",
  "tier_moved",
] as const;

/** One movement of one member's points. Append-only; docs/ledger-format.md fixes the bytes of `hash` and `seal`. */
export const journals = pgTable(
  "journals",
  {
    memberId: bigint("member_id", { mode: "number" })
      .notNull()
      .references(() => members.id),
    version: integer("version").notNull(),
    kind: text("kind", { enum: journalKinds }).notNull(),
    points: points("points").notNull(),
    tierPoints: points("tier_points").notNull(),
    balanceAfter: points("balance_after").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
    source: text("source").notNull(),
    termsVersion: integer("terms_version").notNull(),
    /** The digest of the request this line answers; null on lines that time wrote. */
    idempotencyKey: bytea("idempotency_key"),
    /** What was done to which lots: the exact text that was hashed. */
    changes: text("changes").notNull(),
    /** The evaluator's trace: the exact text that was hashed. */
    trace: text("trace").notNull(),
    hash: bytea("hash").notNull(),
    /** Covers the hash with what only this database knows of the line: when and in which place it was recorded. */
    seal: bytea("seal").notNull(),
  },
  (t) => [
    primaryKey({ name: "journals_version_once", columns: [t.memberId, t.version] }),
    index("journals_recorded").using("brin", t.recordedAt),
    check("journals_version_from_one", sql`${t.version} >= 1`),
    check("journals_balance_never_negative", sql`${t.balanceAfter} >= 0`),
    check(
      "journals_kind_known",
      sql`${t.kind} in ('opening','earned','referral','gift','redeemed','restored','refunded','lapsed','extended','adjusted','transferred_in','transferred_out','pooled','merged','tier_moved')`,
    ),
  ],
);

/** Points that arrived together. Named by the line that bore them, so that a replay names them alike. */
export const lots = pgTable(
  "lots",
  {
    memberId: bigint("member_id", { mode: "number" })
      .notNull()
      .references(() => members.id),
    born: integer("born").notNull(),
    ordinal: integer("ordinal").notNull(),
    kind: text("kind", { enum: ["base", "bonus"] }).notNull(),
    points: points("points").notNull(),
    remaining: points("remaining").notNull(),
    availableAt: instant("available_at").notNull(),
    /** Null: never. */
    expiresAt: instant("expires_at"),
    termsVersion: integer("terms_version").notNull(),
  },
  (t) => [
    primaryKey({ name: "lots_born_once", columns: [t.memberId, t.born, t.ordinal] }),
    check("lots_never_overdrawn", sql`${t.remaining} >= 0 and ${t.remaining} <= ${t.points}`),
    check("lots_hold_something", sql`${t.points} > 0`),
    check("lots_kind_known", sql`${t.kind} in ('base','bonus')`),
  ],
);

export const eventKinds = [
  "purchase",
  "redemption",
  "cancellation",
  "use",
  "reinstatement",
  "adjustment",
  "opening",
  "refund",
  "release",
  "engagement",
  "transfer",
  "pool",
  "merge",
  "wish",
  "gift",
] as const;

/** A fact: what happened or was asked, with what was read of the outside world. Consequences are everything else. */
export const events = pgTable(
  "events",
  {
    id: id(),
    publicId: publicId(),
    kind: text("kind", { enum: eventKinds }).notNull(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    /** Keyed digest of the client's idempotency key or receipt: one effect each. */
    key: bytea("key").notNull(),
    /** Digest of the request, so that the same key with another body is noticed. */
    digest: bytea("digest").notNull(),
    externalId: text("external_id"),
    occurredAt: instant("occurred_at").notNull(),
    /** The programme time at which it was decided: a replay decides at the same. */
    decidedAt: instant("decided_at").notNull(),
    recordedAt: recordedAt("recorded_at"),
    position: bigint("position", { mode: "number" }).notNull(),
    totalMinor: minor("total_minor"),
    currency: text("currency"),
    channel: text("channel"),
    store: text("store"),
    data: jsonb("data").notNull().default({}),
    outcome: jsonb("outcome").notNull(),
    journalVersion: integer("journal_version"),
    nothingBecause: text("nothing_because"),
  },
  (t) => [
    uniqueIndex("events_key_once").on(t.key),
    uniqueIndex("events_public_id_once").on(t.publicId),
    index("events_member").on(t.memberId, t.position),
    index("events_refunds_of_sale").on(sql`(${t.data} ->> 'purchase')`).where(sql`${t.kind} = 'refund'`),
    check(
      "events_purchase_has_an_amount",
      sql`${t.kind} <> 'purchase' or (${t.totalMinor} is not null and ${t.currency} is not null)`,
    ),
    check(
      "events_kind_known",
      sql`${t.kind} in ('purchase','redemption','cancellation','use','reinstatement','adjustment','opening','refund','release','engagement','transfer','pool','merge','wish','gift')`,
    ),
  ],
);

/** The programme's terms, one validated document a version (lib/loyalty/terms.ts). Nothing is edited in place. */
export const termsVersions = pgTable(
  "terms_versions",
  {
    version: integer("version").primaryKey(),
    document: jsonb("document").notNull(),
    effectiveFrom: instant("effective_from").notNull(),
    publishedAt: recordedAt("published_at"),
    publishedBy: reference("published_by"),
    isLive: boolean("is_live").notNull().default(true),
  },
  (t) => [check("terms_version_from_one", sql`${t.version} >= 1`)],
);
