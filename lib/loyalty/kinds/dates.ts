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

/** Why so many places on a date cannot be booked now; null when they can. */
export function dateRefusal(
  date: DateOffer | null,
  quantity: number,
  details: Details,
  now: Instant,
): "date_unknown" | "date_full" | null {
  if (date === null || !date.isOpen || date.startsAt <= daysAhead(details, now)) return "date_unknown";
  return date.capacity - date.booked < quantity ? "date_full" : null;
}

/** From when on a date can still be booked: so many days are needed to prepare for it. */
export function daysAhead(details: Details, now: Instant): Instant {
  return new Date(now.getTime() + (countOf(details, "leadDays") ?? 0) * 86_400_000);
}

/** Until when a booking can be given up or moved to another date. */
export function changeUntil(date: Pick<DateOffer, "startsAt">, details: Details): Instant {
  return new Date(date.startsAt.getTime() - changeHours(details) * 3_600_000);
}

export function changeHours(details: Details): number {
  return countOf(details, "changeHours") ?? USUAL_HOURS;
}
