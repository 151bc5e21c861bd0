import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";

/** A date as staff see it: how many come, and what became of it where it was called off. */
export type StaffDate = {
  publicId: string;
  version: number;
  startsAt: Instant;
  place: string | null;
  capacity: number;
  booked: number;
  isOpen: boolean;
  calledOff: { because: string; chooseUntil: Instant; batch: string | null; isBatchOver: boolean } | null;
};

export type StaffDateRow = Omit<StaffDate, "startsAt" | "calledOff"> & {
  startsAt: string;
  calledOff: (Omit<NonNullable<StaffDate["calledOff"]>, "chooseUntil"> & { chooseUntil: string }) | null;
};

/** The dates of reward `r` as JSON, latest first, past ones too. */
export const staffDates = () => sql`
  (select coalesce(json_agg(json_build_object('publicId', x.public_id, 'version', x.version, 'startsAt', x.starts_at, 'place', x.place,
      'capacity', x.capacity, 'booked', x.booked, 'isOpen', x.is_open, 'calledOff', case when x.called_off_at is not null then
        json_build_object('because', x.called_off_because, 'chooseUntil', x.choose_until, 'batch', x.give_back_batch, 'isBatchOver',
          exists (select from fulfilment_batches b where b.public_id = x.give_back_batch and b.finished_at is not null)) end)
      order by x.starts_at desc, x.id desc), '[]')
    from (select * from reward_dates where reward_id = r.id order by starts_at desc limit 100) x)`;

export function toStaffDate({ startsAt, calledOff, ...rest }: StaffDateRow): StaffDate {
  return {
    ...rest,
    startsAt: new Date(startsAt),
    calledOff: calledOff && { ...calledOff, chooseUntil: new Date(calledOff.chooseUntil) },
  };
}
