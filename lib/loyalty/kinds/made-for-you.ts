import { inBoth } from "./details";
import type { KindRule } from "./kind-rule";
import { workshopMoves } from "./moves";

/** Something made to a member's own words, and collected once it is ready. */
export const madeForYou = {
  details: {
    ...inBoth({ choices: { type: "lines", most: 20, optional: true } }),
    leadDays: { type: "count", least: 1, most: 90, optional: true },
    cashMinor: { type: "money", optional: true },
    outlets: { type: "lines", most: 50, optional: true },
  },
  asks: ["note"],
  codes: "own",
  first: "processing",
  moves: workshopMoves,
  most: 1,
  cancelUntil: "window",
  variant: ({ choices }) => (choices === undefined ? {} : { asks: ["choice", "remark"] }),
} as const satisfies KindRule;
