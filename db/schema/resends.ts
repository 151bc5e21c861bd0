import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";
import { redemptions } from "./redemptions";

export const resendableMails = ["welcome", "verify-email", "redeemed"] as const;

/** A mail staff had sent to a member once more: which, why, and who asked for it. Append-only. */
export const resends = pgTable(
  "resends",
  {
    id: id(),
    publicId: publicId(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    template: text("template", { enum: resendableMails }).notNull(),
    redemptionId: reference("redemption_id").references(() => redemptions.id),
    reasonCipher: bytea("reason_cipher").notNull(),
    sealedUnder: text("sealed_under", { enum: ["person", "portal"] }).notNull(),
    askedBy: reference("asked_by").notNull(),
    at: recordedAt("at"),
  },
  (t) => [
    uniqueIndex("resends_public_id_once").on(t.publicId),
    index("resends_of").on(t.memberId, t.id),
    check("resends_known", sql`${t.template} in ('welcome','verify-email','redeemed')`),
    check("resends_of_a_redemption_name_it", sql`(${t.template} = 'redeemed') = (${t.redemptionId} is not null)`),
  ],
);
