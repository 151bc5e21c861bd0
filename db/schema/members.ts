import { sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, edited, id, instant, points, publicId, recordedAt, reference } from "./columns";
import { people } from "./people";

export const memberStates = ["unclaimed", "active", "locked", "closed", "merged"] as const;

/** A membership. Unclaimed ones hold points for a customer who has not signed up yet. */
export const members = pgTable(
  "members",
  {
    id: id(),
    publicId: publicId(),
    kind: text("kind", { enum: ["person", "pool"] })
      .notNull()
      .default("person"),
    state: text("state", { enum: memberStates }).notNull(),
    personId: reference("person_id").references(() => people.id),
    /** The shop's own name for this customer, from imports and the API. */
    externalId: text("external_id"),
    /** Sixteen digits printed on the card; identifies for earning only. */
    number: text("number").notNull(),
    /** What staff call this member, for rules and segments: `press`, `supplier` …; no personal data. */
    tags: text("tags").array().notNull().default([]),
    joinedAt: recordedAt("joined_at"),
    claimedAt: instant("claimed_at"),
    /** A merged membership holds nothing; whatever is for it goes to this one, on to where that one was merged into. */
    mergedInto: reference("merged_into").references((): AnyPgColumn => members.id),
    mergedAt: instant("merged_at"),
    /** The fact by which it was merged, by its public id. */
    mergeId: uuid("merge_id"),
    ...edited(),
  },
  (t) => [
    uniqueIndex("members_public_id_once").on(t.publicId),
    uniqueIndex("members_external_id_once").on(t.externalId),
    uniqueIndex("members_number_once").on(t.number),
    uniqueIndex("members_person_once").on(t.personId),
    index("members_joined").using("brin", t.joinedAt),
    index("members_by_state").on(t.state, t.id),
    index("members_merged_into").on(t.mergedInto).where(sql`merged_into is not null`),
    check("members_merged_lead_somewhere", sql`(state = 'merged') = (merged_into is not null) and merged_into <> id`),
    check("members_active_belong_to_a_person", sql`state <> 'active' or kind = 'pool' or person_id is not null`),
  ],
);

/** Where a member's ledger stands. Narrow, and updated in place: no index but its key and the tier (fillfactor is set in functions/ledger-rules.sql). */
export const wallets = pgTable(
  "wallets",
  {
    memberId: bigint("member_id", { mode: "number" })
      .primaryKey()
      .references(() => members.id),
    /** The version of the last journal line; lines are numbered without gaps. */
    version: integer("version").notNull().default(0),
    /** Moves with every decision about this member, with or without a line; a decision made on an older stamp is stale. */
    stamp: integer("stamp").notNull().default(0),
    /** The sum of what remains in all lots, pending ones included. */
    balance: points("balance").notNull().default(0),
    tierPoints: points("tier_points").notNull().default(0),
    debt: points("debt").notNull().default(0),
    tier: text("tier"),
    tierUntil: instant("tier_until"),
    /** Up to when time has been written into the journal. */
    settledAt: instant("settled_at"),
    /** The next instant at which time alone changes something. */
    nextChangeAt: instant("next_change_at"),
    head: bytea("head"),
  },
  (t) => [
    // A tier moves seldom enough that wallets stay where they are.
    index("wallets_of_tier").on(t.tier, t.memberId),
    check("wallets_never_negative", sql`${t.balance} >= 0 and ${t.debt} >= 0 and ${t.tierPoints} >= 0`),
    check("wallets_with_lines_have_a_head", sql`(${t.version} = 0) = (${t.head} is null)`),
  ],
);
