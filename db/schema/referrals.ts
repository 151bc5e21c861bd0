import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { instant, recordedAt } from "./columns";
import { members } from "./members";

/** A friend who joined with a member's number, and what became of it. Joining writes it; a job decides it once. */
export const referrals = pgTable(
  "referrals",
  {
    /** The friend: nobody is brought twice. */
    memberId: bigint("member_id", { mode: "number" })
      .primaryKey()
      .references(() => members.id),
    referrerId: bigint("referrer_id", { mode: "number" })
      .notNull()
      .references(() => members.id),
    state: text("state", { enum: ["waiting", "rewarded", "refused"] })
      .notNull()
      .default("waiting"),
    /** Not worth looking at before. */
    lookAt: instant("look_at").notNull(),
    because: text("because"),
    createdAt: recordedAt(),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    index("referrals_by").on(t.referrerId),
    index("referrals_to_look_at").on(t.lookAt).where(sql`${t.state} = 'waiting'`),
    check("referrals_state_known", sql`${t.state} in ('waiting','rewarded','refused')`),
    check("referrals_never_of_oneself", sql`${t.memberId} <> ${t.referrerId}`),
    check("referrals_decided_have_a_time", sql`(${t.state} = 'waiting') = (${t.decidedAt} is null)`),
    check("referrals_refused_say_why", sql`(${t.state} = 'refused') = (${t.because} is not null)`),
  ],
);
