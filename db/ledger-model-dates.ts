import { draw, live, type ModelLot, type ModelMember, repay, spendable } from "@/db/ledger-model";
import type { Actor } from "@/db/ledger-model-deeds";
import { beActive } from "@/db/ledger-model-life";
import { endOnReturn, returnTo } from "@/db/ledger-model-redemptions";

/** Places on dates, as the trade tells it. */
export type ModelDate = {
  id: string;
  startsAt: number;
  endsAt: number;
  places: number;
  isOpen: boolean;
  /** Until when whoever had booked may choose another, where it was called off. */
  chooseUntil: number | null;
};
export type ModelBooking = {
  id: string;
  /** Whoever booked it, as they were then. */
  holder: Actor;
  date: ModelDate;
  /** Until when it can be given up as a matter of course. */
  until: number;
  drawn: { lot: ModelLot; points: number }[];
  state: "booked" | "cancelled" | "failed" | "expired";
};

const HOUR = 3_600_000;
/** So long before it begins a place can be given up or moved. */
const CHANGE = 24 * HOUR;

/** How many places of a date are taken; those of whoever came to it remain so. */
export function taken(date: ModelDate, bookings: readonly ModelBooking[]): number {
  return bookings.filter((each) => each.date === date && (each.state === "booked" || each.state === "expired")).length;
}

export function book(
  { id, holder, date }: Pick<ModelBooking, "id" | "holder" | "date">,
  price: number,
  bookings: ModelBooking[],
  now: number,
): string {
  const { model: member } = holder;
  live(member, now);
  if (spendable(member, now) < price) return "points_missing";
  if (!date.isOpen || date.startsAt <= now) return "not_said";
  if (taken(date, bookings) >= date.places) return "date_full";
  const drawn = draw(member.lots, price, now);
  beActive(member, "redemption", now, now);
  bookings.push({ id, holder, date, until: date.startsAt - CHANGE, drawn, state: "booked" });
  return "done";
}

export function giveUp(own: ModelBooking, holder: ModelMember, now: number): string {
  if (own.state === "cancelled" || own.state === "failed") return "already_cancelled";
  if (own.state === "expired" || own.date.endsAt <= now) return "redemption_expired";
  if (now > Math.max(own.until, own.date.chooseUntil ?? 0)) return "too_late_to_cancel";
  giveBack(own, holder, now);
  own.state = "cancelled";
  return "done";
}

export function move(
  own: ModelBooking,
  date: ModelDate,
  { bookings, holder, now }: { bookings: readonly ModelBooking[]; holder: ModelMember; now: number },
): string {
  if (own.state !== "booked") return "not_booked";
  if (now > (own.date.chooseUntil ?? own.date.startsAt - CHANGE)) return "too_late";
  if (date === own.date && date.chooseUntil === null) return "done";
  if (!date.isOpen || date.startsAt <= now) return "date_unknown";
  if (taken(date, bookings) >= date.places) return "date_full";
  if (own.holder.model === holder) live(holder, now);
  own.date = date;
  own.until = date.startsAt - CHANGE;
  return "done";
}

export function callOff(date: ModelDate, hours: number, now: number): string {
  if (date.chooseUntil !== null) return "called_off";
  if (date.startsAt <= now) return "begun";
  date.isOpen = false;
  date.chooseUntil = Math.min(now + hours * HOUR, date.startsAt);
  return "done";
}

/** Back into the very lots; where their membership was merged since, on from there into lots of its survivor's own. */
export function giveBack(own: Pick<ModelBooking, "holder" | "drawn">, now: ModelMember, at: number): void {
  const { model: then } = own.holder;
  if (then === now) {
    returnTo(then, own.drawn, at);
    return;
  }
  live(now, at);
  const arrived: ModelLot[] = [];
  for (const { lot, points } of own.drawn)
    arrived.push({
      kind: lot.kind,
      left: points,
      of: points,
      from: lot.from,
      until: endOnReturn(lot, at),
      terms: lot.terms,
    });
  now.lots.push(...arrived);
  repay(
    now,
    arrived.map((lot) => ({ lot, points: lot.left })),
  );
}
