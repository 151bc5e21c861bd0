import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, publicId, recordedAt, reference } from "./columns";
import { people } from "./people";

export const strengths = ["email_code", "totp", "recovery_code", "passkey"] as const;

/** Who is signed in, where, and how strongly. Read on every request; revoked, it ends with the next. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    publicId: publicId(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    strength: text("strength", { enum: strengths }).notNull(),
    /** What the browser said it is, cut short: shown to its owner in the list of devices. */
    device: text("device").notNull().default(""),
    /** The digest of the cookie by which a browser is known again; a new one is told to the person by mail. */
    deviceHash: bytea("device_hash"),
    createdAt: recordedAt(),
    /** When a second factor was last given; changing a factor asks for one anew after five minutes. */
    provenAt: recordedAt("proven_at"),
    lastSeenAt: recordedAt("last_seen_at"),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBecause: text("revoked_because"),
  },
  (t) => [uniqueIndex("sessions_public_id_once").on(t.publicId), index("sessions_of").on(t.personId)],
);

/** Between the password and the second factor: its own short cookie, no half session. */
export const challenges = pgTable(
  "challenges",
  {
    id: id(),
    tokenHash: bytea("token_hash").notNull(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    tries: integer("tries").notNull().default(0),
    emailCodeHash: bytea("email_code_hash"),
    emailCodeSentAt: instant("email_code_sent_at"),
    /** Staff without an authenticator app who gave the mailed code: they may enrol one, and nothing else. */
    mailboxProvenAt: instant("mailbox_proven_at"),
    returnTo: text("return_to"),
    createdAt: recordedAt(),
    expiresAt: instant("expires_at").notNull(),
    passedAt: instant("passed_at"),
  },
  (t) => [uniqueIndex("challenges_token_once").on(t.tokenHash), check("challenges_five_tries", sql`${t.tries} <= 5`)],
);

/** Things that work once: the ticket next-auth sees, the link that resets a password, the one that verifies an address. */
export const tokens = pgTable(
  "tokens",
  {
    id: id(),
    hash: bytea("hash").notNull(),
    purpose: text("purpose", { enum: ["ticket", "reset", "verify_email"] }).notNull(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    strength: text("strength", { enum: strengths }),
    /** When the second factor behind a ticket was given, where that was not just now. */
    provenAt: instant("proven_at"),
    /** The browser a ticket was given to; its session takes both over. */
    device: text("device").notNull().default(""),
    deviceHash: bytea("device_hash"),
    createdAt: recordedAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [uniqueIndex("tokens_once").on(t.hash), index("tokens_of").on(t.personId)],
);

/** An authenticator app. `lastStep` is the last 30-second step that was accepted: each works once. */
export const totpFactors = pgTable(
  "totp_factors",
  {
    id: id(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    secretCipher: bytea("secret_cipher").notNull(),
    createdAt: recordedAt(),
    confirmedAt: instant("confirmed_at"),
    lastStep: integer("last_step").notNull().default(0),
  },
  (t) => [
    uniqueIndex("totp_confirmed_once").on(t.personId).where(sql`confirmed_at is not null`),
    index("totp_of").on(t.personId),
  ],
);

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: id(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    hash: bytea("hash").notNull(),
    createdAt: recordedAt(),
    usedAt: instant("used_at"),
  },
  (t) => [uniqueIndex("recovery_codes_once").on(t.personId, t.hash)],
);

/** How often something was tried within a window; counted in one statement, kept over restarts. */
export const throttles = pgTable(
  "throttles",
  { key: bytea("key").notNull(), windowEndsAt: instant("window_ends_at").notNull(), count: integer("count").notNull() },
  (t) => [primaryKey({ name: "throttles_key", columns: [t.key] })],
);

export const refusedBecause = ["password", "code", "passkey"] as const;

/** A try to get in that was refused, by what was wrong; nothing of what was typed. */
export const signInRefusals = pgTable(
  "sign_in_refusals",
  {
    id: id(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    at: recordedAt("at"),
    because: text("because", { enum: refusedBecause }).notNull(),
  },
  (t) => [index("sign_in_refusals_of").on(t.personId, t.at)],
);

export const consents = pgTable(
  "consents",
  {
    id: id(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    purpose: text("purpose").notNull(),
    policyVersion: text("policy_version").notNull(),
    locale: text("locale").notNull(),
    givenAt: recordedAt("given_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [index("consents_of").on(t.personId)],
);
