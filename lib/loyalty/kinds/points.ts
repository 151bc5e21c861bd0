import { countOf } from "./details";
import type { KindRule } from "./kind-rule";

/** Points for points: bonus points that arrive by redeeming, with an end of their own where one is said. */
export const points = {
  details: {
    bonusPoints: { type: "count", least: 1, most: 1_000_000 },
    bonusDays: { type: "count", least: 1, most: 3_650, optional: true },
  },
  asks: [],
  codes: "none",
  first: "done",
  moves: [],
  most: 1,
  cancelUntil: "never",
  gives: (details) => ({ points: countOf(details, "bonusPoints") ?? 0, days: countOf(details, "bonusDays") }),
} as const satisfies KindRule;
