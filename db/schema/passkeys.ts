import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, publicId, recordedAt, reference } from "./columns";
import { people } from "./people";

export const passkeyPurposes = ["sign-in", "second-factor", "step-up", "enrol"] as const;

/** A passkey of somebody: the public half of a key whose other half never leaves their device or its keychain. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: id(),
    publicId: publicId(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    credentialId: bytea("credential_id").notNull(),
    publicKey: bytea("public_key").notNull(),
    /** How often the device says it has signed; one that goes back is a copy. Synchronised passkeys stay at nought. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    /** How a browser reaches the device (`internal`, `hybrid`, `usb`), told back to it. */
    transports: text("transports").array().notNull().default(sql`'{}'::text[]`),
    /** What its owner calls it, sealed under their key. */
    nameCipher: bytea("name_cipher").notNull(),
    createdAt: recordedAt(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [
    uniqueIndex("passkeys_public_id_once").on(t.publicId),
    uniqueIndex("passkeys_credential_once").on(t.credentialId),
    index("passkeys_of").on(t.personId),
    check("passkeys_counters_are_unsigned", sql`${t.counter} between 0 and 4294967295`),
  ],
);

/** What a device was asked to sign: for one purpose, in one place, once, for some minutes. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    id: id(),
    challenge: bytea("challenge").notNull(),
    purpose: text("purpose", { enum: passkeyPurposes }).notNull(),
    /** Null where nobody has said yet who they are. */
    personId: reference("person_id").references(() => people.id),
    /** The digest of what it is bound to: a browser, a sign-in, a session with what is about to be done in it. */
    boundHash: bytea("bound_hash").notNull(),
    createdAt: recordedAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    uniqueIndex("passkey_challenges_once").on(t.challenge),
    index("passkey_challenges_of").on(t.personId),
    index("passkey_challenges_run_out").on(t.expiresAt),
    check("passkey_challenges_know_whom_they_ask", sql`(${t.purpose} = 'sign-in') = (${t.personId} is null)`),
  ],
);
