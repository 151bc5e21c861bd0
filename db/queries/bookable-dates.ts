import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";

/** A date to come, as whoever wants to book it sees it. */
export type BookableDate = { publicId: string; startsAt: Instant; endsAt: Instant; place: string | null; free: number };

export type BookableDateRow = Omit<BookableDate, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string };

/** The next dates of reward `r` that can be booked or were, as JSON, soonest first. */
export const openDates = () => sql`
  (select coalesce(json_agg(json_build_object('publicId', x.public_id, 'startsAt', x.starts_at, 'endsAt', x.ends_at, 'place', x.place,
      'free', x.capacity - x.booked) order by x.starts_at, x.id), '[]')
    from (select * from reward_dates where reward_id = r.id and is_open and starts_at > programme_now() order by starts_at, id limit 60) x)`;

export function toDates(rows: BookableDateRow[], from: Instant): BookableDate[] {
  return rows
    .map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
    .filter((date) => date.startsAt > from);
}
