import { inBoth } from "./details";
import type { KindRule } from "./kind-rule";
import { bookingMoves } from "./moves";

/** A course: one seat for whoever redeems it, on a date, with or without a certificate under their name. */
export const training = {
  details: {
    ...inBoth({ place: { type: "words", most: 200 } }),
    hours: { type: "count", least: 1, most: 400 },
    certificate: { type: "yes" },
    leadDays: { type: "count", least: 1, most: 90, optional: true },
    changeHours: { type: "count", least: 1, most: 720, optional: true },
    cashMinor: { type: "money", optional: true },
  },
  asks: ["date", "attendee"],
  codes: "own",
  first: "booked",
  moves: bookingMoves,
  most: 1,
  cancelUntil: "before_date",
} as const satisfies KindRule;
