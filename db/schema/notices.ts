import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, recordedAt } from "./columns";
import { members } from "./members";

/** A message in a member's inbox. Its words are made from the message files when it is read; it holds ids, figures and instants only. */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    publicId: uuid("public_id").notNull().default(sql`gen_random_uuid()`),
    memberId: bigint("member_id", { mode: "number" })
      .notNull()
      .references(() => members.id),
    /** What it is about, once: the same reason is never told a member twice. */
    reason: text("reason").notNull(),
    /** One of lib/notices.ts, which says what `payload` holds. */
    kind: text("kind").notNull(),
    payload: jsonb("payload").notNull().default({}),
    /** The page of the portal it leads to. */
    link: text("link"),
    createdAt: recordedAt(),
    readAt: instant("read_at"),
  },
  (t) => [
    uniqueIndex("notices_reason_once").on(t.memberId, t.reason),
    uniqueIndex("notices_public_id_once").on(t.publicId),
    index("notices_of").on(t.memberId, t.id),
    index("notices_unread").on(t.memberId).where(sql`read_at is null`),
    check("notices_lead_nowhere_else", sql`${t.link} is null or ${t.link} ~ '^/[a-z]'`),
  ],
);
