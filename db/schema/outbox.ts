import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, recordedAt, reference } from "./columns";
import { people } from "./people";

/** What is to be done without a click; written with the change that asks for it, forwarded to the queue by the worker. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    reason: text("reason").notNull(),
    task: text("task").notNull(),
    payload: jsonb("payload").notNull().default({}),
    createdAt: recordedAt(),
  },
  (t) => [uniqueIndex("outbox_reason_once").on(t.reason)],
);

/** A message to one person through one channel. Its unique reason keeps it from being sent twice. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: id(),
    reason: text("reason").notNull(),
    personId: reference("person_id").references(() => people.id),
    channel: text("channel", { enum: ["mail"] }).notNull(),
    template: text("template").notNull(),
    contentVersion: text("content_version").notNull(),
    state: text("state", { enum: ["sending", "sent", "failed"] }).notNull(),
    /** The job that is sending it: the same job run again may take over, another has to wait. */
    jobId: text("job_id").notNull(),
    claimedAt: recordedAt("claimed_at"),
    tries: integer("tries").notNull().default(1),
    createdAt: recordedAt(),
    sentAt: instant("sent_at"),
    /** Why the last try failed, without anything personal in it. */
    error: text("error"),
  },
  (t) => [
    uniqueIndex("deliveries_reason_once").on(t.reason),
    index("deliveries_of").on(t.personId),
    check("deliveries_sent_have_a_time", sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
  ],
);

/** The demonstration's mailbox; stays empty elsewhere. */
export const mailboxMails = pgTable("mailbox_mails", {
  id: id(),
  to: text("to_").notNull(),
  subject: text("subject").notNull(),
  text: text("text_").notNull(),
  html: text("html").notNull(),
  sentAt: recordedAt("sent_at"),
});

/** Worker pools and when each last showed that it lives: what a silent one holds is given to the others. */
export const workers = pgTable("workers", {
  poolId: text("pool_id").primaryKey(),
  startedAt: recordedAt("started_at"),
  seenAt: recordedAt("seen_at"),
});
