import { inBoth } from "./details";
import type { KindRule } from "./kind-rule";
import { bookingMoves } from "./moves";

/** A journey or a night, for one traveller under the name on their papers. Partners take a name and a date, not only a code. */
export const travel = {
  details: {
    partner: { type: "words", most: 120 },
    ...inBoth({ place: { type: "words", most: 200 }, includes: { type: "words", most: 200 } }),
    leadDays: { type: "count", least: 1, most: 90, optional: true },
    changeHours: { type: "count", least: 1, most: 720, optional: true },
    cashMinor: { type: "money", optional: true },
  },
  asks: ["date", "attendee", "phone"],
  codes: "own",
  first: "booked",
  moves: bookingMoves,
  most: 1,
  cancelUntil: "before_date",
} as const satisfies KindRule;
