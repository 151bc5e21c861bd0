import type { Instant } from "@/lib/base/clock";
import { countOf, type Details } from "./details";

/** A date something bookable takes place on, as deciding reads it. */
export type DateOffer = {
  id: number;
  publicId: string;
  version: number;
  startsAt: Instant;
  endsAt: Instant;
  capacity: number;
  booked: number;
  isOpen: boolean;
};

/** Hours before its start until when a place can be given up or moved, where a reward does not say. */
const USUAL_HOURS = 24;

/** How many hours those who had booked a date that is called off may be given to choose another; none gives their points back at once. */
export const choiceHours = [0, 24, 72, 168] as const;

/** Why so many places on a date cannot be booked now; null when they can. */
export function dateRefusal(
  date: DateOffer | null,
  quantity: number,
  details: Details,
  now: Instant,
): "date_unknown" | "date_too_soon" | "date_full" | null {
  if (date === null || !date.isOpen || date.startsAt <= now) return "date_unknown";
  if (date.startsAt <= daysAhead(details, now)) return "date_too_soon";
  return date.capacity - date.booked < quantity ? "date_full" : null;
}

/** From when on a date can still be booked: so many days are needed to prepare for it. */
export function daysAhead(details: Details, now: Instant): Instant {
  return new Date(now.getTime() + (countOf(details, "leadDays") ?? 0) * 86_400_000);
}

/** Until when a booking can be given up or moved to another date: where its date was called off, as long as whoever booked may choose. */
export function changeUntil(
  { startsAt, chooseUntil }: Pick<DateOffer, "startsAt"> & { chooseUntil?: Instant | null },
  details: Details,
): Instant {
  return chooseUntil ?? new Date(startsAt.getTime() - changeHours(details) * 3_600_000);
}

export function changeHours(details: Details): number {
  return countOf(details, "changeHours") ?? USUAL_HOURS;
}
