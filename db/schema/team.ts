import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, publicId, recordedAt, reference } from "./columns";
import { people } from "./people";

/** Somebody asked by mail to join the team. Their person is `invited`, with the role they are to have, until they come. */
export const staffInvitations = pgTable(
  "staff_invitations",
  {
    id: id(),
    publicId: publicId(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    invitedBy: reference("invited_by").notNull(),
    /** Of the last link sent: the ones before it open nothing. */
    tokenHash: bytea("token_hash").notNull(),
    timesSent: integer("times_sent").notNull().default(1),
    sentAt: recordedAt("sent_at"),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    uniqueIndex("staff_invitations_public_id_once").on(t.publicId),
    uniqueIndex("staff_invitations_token_once").on(t.tokenHash),
    index("staff_invitations_open").on(t.id).where(sql`accepted_at is null and withdrawn_at is null`),
    check("staff_invitations_end_once", sql`${t.acceptedAt} is null or ${t.withdrawnAt} is null`),
  ],
);

/** Somebody who is no longer staff, with the role they had: open until they are brought back. */
export const deactivations = pgTable(
  "deactivations",
  {
    id: id(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role").notNull(),
    deactivatedBy: reference("deactivated_by").notNull(),
    deactivatedAt: recordedAt("deactivated_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [uniqueIndex("deactivations_one_open").on(t.personId).where(sql`ended_at is null`)],
);
