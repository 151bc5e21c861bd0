import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, points, recordedAt, reference } from "./columns";
import { redemptions } from "./redemptions";
import { rewards } from "./rewards";
import { sessions, strengths } from "./sign-in";

/** A second factor given for one redemption as it was shown, in one session. The commit that redeems uses it, once. */
export const redemptionProofs = pgTable(
  "redemption_proofs",
  {
    id: id(),
    sessionId: reference("session_id")
      .notNull()
      .references(() => sessions.id),
    rewardId: reference("reward_id")
      .notNull()
      .references(() => rewards.id),
    /** All of it: what a unit costs times how many. */
    points: points("points").notNull(),
    /** The digest of the key of the sheet it was given on. */
    key: bytea("key").notNull(),
    factor: text("factor", { enum: strengths }).notNull(),
    createdAt: recordedAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    /** What it was used for. */
    redemptionId: reference("redemption_id").references(() => redemptions.id),
  },
  (t) => [
    uniqueIndex("redemption_proofs_one_a_sheet").on(t.sessionId, t.key),
    index("redemption_proofs_of").on(t.redemptionId).where(sql`redemption_id is not null`),
    check("redemption_proofs_used_for_something", sql`(${t.usedAt} is null) = (${t.redemptionId} is null)`),
    check("redemption_proofs_of_something", sql`${t.points} > 0`),
  ],
);

/** A code mailed to who has no stronger factor, for one redemption or one code to be shown; five tries. */
export const mailedProofs = pgTable(
  "mailed_proofs",
  {
    id: id(),
    sessionId: reference("session_id")
      .notNull()
      .references(() => sessions.id),
    /** The digest of what it was mailed for. */
    subject: bytea("subject").notNull(),
    codeHash: bytea("code_hash").notNull(),
    tries: integer("tries").notNull().default(0),
    sentAt: recordedAt("sent_at"),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    uniqueIndex("mailed_proofs_one_a_subject").on(t.sessionId, t.subject),
    check("mailed_proofs_five_tries", sql`${t.tries} <= 5`),
  ],
);

/** A code that was shown after a second factor: in one session, until an instant. Append-only; what was shown stays known. */
export const codeReveals = pgTable(
  "code_reveals",
  {
    id: id(),
    redemptionId: reference("redemption_id")
      .notNull()
      .references(() => redemptions.id),
    sessionId: reference("session_id")
      .notNull()
      .references(() => sessions.id),
    factor: text("factor", { enum: strengths }).notNull(),
    at: recordedAt("at"),
    until: instant("until_").notNull(),
  },
  (t) => [
    index("code_reveals_of").on(t.redemptionId, t.sessionId, t.until),
    index("code_reveals_in").on(t.sessionId, t.id),
  ],
);
