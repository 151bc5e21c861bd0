import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, instant, points, publicId, recordedAt, reference } from "./columns";
import { members } from "./members";
import { termsDrafts } from "./terms-drafts";

/** A draft of the terms being told all of history, or what came of it. */
export const replays = pgTable(
  "replays",
  {
    id: id(),
    publicId: publicId(),
    draftId: reference("draft_id")
      .notNull()
      .references(() => termsDrafts.id),
    /** Of the document that was replayed: the draft may be edited meanwhile. */
    documentDigest: bytea("document_digest").notNull(),
    document: jsonb("document").notNull(),
    state: text("state", { enum: ["waiting", "running", "done", "failed"] })
      .notNull()
      .default("waiting"),
    eventsTold: bigint("events_told", { mode: "number" }).notNull().default(0),
    eventsTotal: bigint("events_total", { mode: "number" }).notNull().default(0),
    report: jsonb("report"),
    askedBy: reference("asked_by"),
    createdAt: recordedAt(),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    uniqueIndex("replays_public_id_once").on(t.publicId),
    uniqueIndex("replays_one_under_way_for_a_draft").on(t.draftId).where(sql`${t.state} in ('waiting','running')`),
    index("replays_of_draft").on(t.draftId, t.id),
    check("replays_state_known", sql`${t.state} in ('waiting','running','done','failed')`),
    check("replays_done_have_a_report", sql`(${t.state} = 'done') = (${t.report} is not null)`),
  ],
);

/** What a replay found of the members for whom the draft would have changed something. */
export const replayOutcomes = pgTable(
  "replay_outcomes",
  {
    replayId: reference("replay_id")
      .notNull()
      .references(() => replays.id),
    memberId: reference("member_id")
      .notNull()
      .references(() => members.id),
    earnedBefore: points("earned_before").notNull(),
    earnedAfter: points("earned_after").notNull(),
    lapsedBefore: points("lapsed_before").notNull(),
    lapsedAfter: points("lapsed_after").notNull(),
    outstandingBefore: points("outstanding_before").notNull(),
    outstandingAfter: points("outstanding_after").notNull(),
    tierBefore: text("tier_before").notNull(),
    tierAfter: text("tier_after").notNull(),
  },
  (t) => [primaryKey({ name: "replay_outcomes_once", columns: [t.replayId, t.memberId] })],
);
