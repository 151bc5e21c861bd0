import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { edited, id, instant, publicId, recordedAt, reference } from "./columns";
import { termsVersions } from "./ledger";

/** Terms on their way to being published: written, approved by somebody who did not write them, and then a version. */
export const termsDrafts = pgTable(
  "terms_drafts",
  {
    id: id(),
    publicId: publicId(),
    /** What the staff call it; members never read it. */
    title: text("title").notNull(),
    document: jsonb("document").notNull(),
    state: text("state", { enum: ["draft", "approved", "published", "withdrawn"] })
      .notNull()
      .default("draft"),
    /** The version it was begun from. */
    basedOn: integer("based_on").notNull(),
    /** Everybody who wrote any of it; empty when it came as a file by the operator. */
    writtenBy: bigint("written_by", { mode: "number" }).array().notNull().default(sql`'{}'`),
    approvedBy: reference("approved_by"),
    approvedAt: instant("approved_at"),
    /** What running it over the past showed, of exactly this document: an edit takes it away. */
    replayReport: jsonb("replay_report"),
    publishedVersion: integer("published_version").references(() => termsVersions.version),
    createdAt: recordedAt(),
    ...edited(),
  },
  (t) => [
    uniqueIndex("terms_drafts_public_id_once").on(t.publicId),
    uniqueIndex("terms_drafts_published_once").on(t.publishedVersion),
    index("terms_drafts_open").on(t.state, t.id),
    check("terms_drafts_state_known", sql`${t.state} in ('draft','approved','published','withdrawn')`),
    check("terms_drafts_have_a_title", sql`btrim(${t.title}) <> ''`),
    check("terms_drafts_approved_by_somebody", sql`(${t.approvedBy} is null) = (${t.approvedAt} is null)`),
    check(
      "terms_drafts_go_on_approved",
      sql`${t.state} not in ('approved','published') or ${t.approvedBy} is not null`,
    ),
    check(
      "terms_drafts_approved_by_another",
      sql`${t.approvedBy} is null or not (${t.approvedBy} = any (${t.writtenBy}))`,
    ),
    check("terms_drafts_published_as_a_version", sql`(${t.state} = 'published') = (${t.publishedVersion} is not null)`),
  ],
);
