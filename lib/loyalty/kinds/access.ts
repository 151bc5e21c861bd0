import { inBoth } from "./details";
import type { KindRule } from "./kind-rule";
import { bookingMoves } from "./moves";

/** Through a door that is closed to others: an event, or a launch before its day. */
export const access = {
  details: {
    ...inBoth({ place: { type: "words", most: 200 } }),
    occasion: { type: "choice", of: ["event", "early_launch"] },
    changeHours: { type: "count", least: 1, most: 720, optional: true },
  },
  asks: ["date", "quantity"],
  codes: "own",
  first: "booked",
  moves: bookingMoves,
  most: 4,
  cancelUntil: "before_date",
} as const satisfies KindRule;
