import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, edited, id, instant, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";

/** What staff write down about a membership for one another. The member never sees it here; it belongs to their data all the same. */
export const notes = pgTable(
  "notes",
  {
    id: id(),
    publicId: publicId(),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    createdAt: recordedAt(),
    /** Stands first on the member's page. */
    pinnedAt: instant("pinned_at"),
    /** Taken off the page; its words stay with those before it, and it can be brought back. */
    removedAt: instant("removed_at"),
    ...edited(),
  },
  (t) => [uniqueIndex("notes_public_id_once").on(t.publicId), index("notes_of").on(t.memberId, t.id)],
);

/** The words of a note, in every wording it ever had: a correction is a row, never an overwriting. */
export const noteWordings = pgTable(
  "note_wordings",
  {
    id: id(),
    noteId: reference("note_id")
      .notNull()
      .references(() => notes.id),
    /** 1 for the first. */
    number: integer("number").notNull(),
    wordsCipher: bytea("words_cipher").notNull(),
    /** The person's key, or the portal's where nobody has claimed the membership yet. */
    sealedUnder: text("sealed_under", { enum: ["person", "portal"] }).notNull(),
    authorId: reference("author_id").notNull(),
    at: recordedAt("at"),
  },
  (t) => [
    uniqueIndex("note_wordings_once").on(t.noteId, t.number),
    check("note_wordings_count_from_one", sql`${t.number} > 0`),
  ],
);
