import { inBoth } from "./details";
import type { KindRule } from "./kind-rule";
import { bookingMoves } from "./moves";

/** Something to be there for: a place on a date, with a code to show at the door. */
export const experience = {
  details: {
    ...inBoth({ place: { type: "words", most: 200 } }),
    leadDays: { type: "count", least: 1, most: 90, optional: true },
    changeHours: { type: "count", least: 1, most: 720, optional: true },
    cashMinor: { type: "money", optional: true },
  },
  asks: ["date", "quantity", "gift"],
  codes: "own",
  first: "booked",
  moves: bookingMoves,
  most: 10,
  cancelUntil: "before_date",
} as const satisfies KindRule;
