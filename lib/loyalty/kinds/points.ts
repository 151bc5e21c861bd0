import { countOf } from "./details";
import type { KindRule } from "./kind-rule";
import { payoutMoves } from "./moves";

/**
 * Points for points: bonus points that arrive by redeeming, with an end of their own where one is said; or points of a partner's programme,
 * credited there to the membership its owner names.
 */
export const points = {
  details: {
    bonusPoints: { type: "count", least: 1, most: 1_000_000, optional: true },
    bonusDays: { type: "count", least: 1, most: 3_650, optional: true },
    partnerPoints: { type: "count", least: 1, most: 1_000_000, optional: true },
    partnerProgramme: { type: "words", most: 60, optional: true },
  },
  detailsProblem: ({ bonusPoints, bonusDays, partnerPoints, partnerProgramme }) => {
    const isPartners = partnerPoints !== undefined || partnerProgramme !== undefined;
    if (!isPartners) return bonusPoints === undefined ? { field: "bonusPoints", problem: "no_points" } : null;
    if (bonusPoints !== undefined) return { field: "partnerPoints", problem: "one_of_both" };
    if (bonusDays !== undefined) return { field: "bonusDays", problem: "only_bonus" };
    if (partnerPoints === undefined) return { field: "partnerPoints", problem: "missing" };
    return partnerProgramme === undefined ? { field: "partnerProgramme", problem: "missing" } : null;
  },
  asks: [],
  codes: "none",
  first: "done",
  moves: [],
  most: 1,
  cancelUntil: "never",
  gives: (details) => {
    const bonus = countOf(details, "bonusPoints");
    return bonus === null ? null : { points: bonus, days: countOf(details, "bonusDays") };
  },
  variant: ({ partnerPoints }) =>
    partnerPoints === undefined
      ? {}
      : { asks: ["membership"], first: "processing", moves: payoutMoves, cancelUntil: "window" },
} as const satisfies KindRule;
