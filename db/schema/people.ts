import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, edited, id, instant, publicId, recordedAt, reference } from "./columns";

export const personStates = ["joining", "invited", "unclaimed", "active", "locked", "erased"] as const;

/** The only place with personal data. All but the name is encrypted under the person's own key, itself wrapped by DATA_KEY. */
export const people = pgTable(
  "people",
  {
    id: id(),
    publicId: publicId(),
    state: text("state", { enum: personStates }).notNull(),
    name: text("name"),
    wrappedKey: bytea("wrapped_key"),
    emailCipher: bytea("email_cipher"),
    emailHash: bytea("email_hash"),
    emailVerifiedAt: instant("email_verified_at"),
    phoneCipher: bytea("phone_cipher"),
    phoneHash: bytea("phone_hash"),
    birthdayCipher: bytea("birthday_cipher"),
    addressCipher: bytea("address_cipher"),
    locale: text("locale", { enum: ["id", "en"] })
      .notNull()
      .default("id"),
    zone: text("zone"),
    /** A staff role, or null for members. */
    role: text("role", {
      enum: ["cashier", "support", "catalogue", "marketing", "analyst", "auditor", "owner"],
    }),
    /** The member whose number was given when joining. */
    referredBy: reference("referred_by"),
    passwordHash: text("password_hash"),
    passwordChangedAt: instant("password_changed_at"),
    /** Passwords and second factors failed in a row since the last success. */
    failuresInARow: integer("failures_in_a_row").notNull().default(0),
    createdAt: recordedAt(),
    ...edited(),
  },
  (t) => [
    uniqueIndex("people_public_id_once").on(t.publicId),
    uniqueIndex("people_email_once").on(t.emailHash).where(sql`state in ('active', 'locked', 'unclaimed')`),
    index("people_phone").on(t.phoneHash),
    index("people_staff").on(t.id).where(sql`role is not null`),
    index("people_name_begins").on(sql`lower(name) text_pattern_ops`),
    index("people_name_trigrams").using("gin", sql`lower(name) gin_trgm_ops`),
    check(
      "people_erased_hold_nothing",
      sql`state <> 'erased' or (name is null and wrapped_key is null and email_hash is null and phone_hash is null)`,
    ),
    check(
      "people_active_verified_their_email",
      sql`state not in ('active', 'locked') or email_verified_at is not null`,
    ),
  ],
);
