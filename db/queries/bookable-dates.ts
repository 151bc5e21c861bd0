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

/** Until when the owner of redemption `d` may cancel it: where its date was called off, at least as long as they may choose. */
export const cancellableUntil = () => sql`
  greatest(d.cancellable_until, (select c.choose_until from reward_dates c where c.id = d.date_id))`;

export function toDates(rows: BookableDateRow[], from: Instant): BookableDate[] {
  return rows
    .map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
    .filter((date) => date.startsAt > from);
}

/** The date somebody booked; where it was called off, why, and until when they can choose another. */
export type BookedDate = {
  publicId: string;
  startsAt: Instant;
  endsAt: Instant;
  place: string | null;
  calledOffBecause: string | null;
  chooseUntil: Instant | null;
};

export type BookedDateRow = Omit<BookedDate, "startsAt" | "endsAt" | "chooseUntil"> & {
  startsAt: string;
  endsAt: string;
  chooseUntil: string | null;
};

/** The date of redemption `d` as JSON. */
export const bookedDate = () => sql`
  (select json_build_object('publicId', x.public_id, 'startsAt', x.starts_at, 'endsAt', x.ends_at, 'place', x.place,
      'calledOffBecause', x.called_off_because, 'chooseUntil', x.choose_until)
    from reward_dates x where x.id = d.date_id)`;

export function toBooked({ startsAt, endsAt, chooseUntil, ...rest }: BookedDateRow): BookedDate {
  return {
    ...rest,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    chooseUntil: chooseUntil === null ? null : new Date(chooseUntil),
  };
}
