import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";

/** A leave to look at a member's pages as the member sees them: whose, by whom, why, and until when. Every page looked at is trail. */
export const viewings = pgTable(
  "viewings",
  {
    id: id(),
    publicId: publicId(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    staffId: reference("staff_id").notNull(),
    reasonCipher: bytea("reason_cipher").notNull(),
    sealedUnder: text("sealed_under", { enum: ["person", "portal"] }).notNull(),
    at: recordedAt("at"),
    /** In real time, not the programme's: a leave ends however the clock is moved. */
    until: instant("until_").notNull(),
  },
  (t) => [uniqueIndex("viewings_public_id_once").on(t.publicId), index("viewings_of").on(t.memberId, t.id)],
);
