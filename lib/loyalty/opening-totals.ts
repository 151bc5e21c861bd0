import type { Instant } from "@/lib/base/clock";
import { dayOf } from "./calendar";
import { type Opening, openingLife } from "./opening";
import type { TermsHistory } from "./terms";

/** What openings bring along together: base and bonus are `points` by kind, pending those of them that can be spent only later. */
export type OpeningTotals = {
  lots: number;
  points: number;
  base: number;
  bonus: number;
  pending: number;
  tierPoints: number;
  /** The first of their last good days, as an ISO day; null where none of them ends. */
  firstEnd: string | null;
  /** Points by the year of their last good day, in order; last, under null, those that never end. */
  ends: { year: number | null; points: number }[];
};

export function noTotals(): OpeningTotals {
  return { lots: 0, points: 0, base: 0, bonus: 0, pending: 0, tierPoints: 0, firstEnd: null, ends: [] };
}

/** Adds what one membership brings along, by the terms its lots live by; days are those of `zone`. */
export function addOpening(
  totals: OpeningTotals,
  { lots, tierPoints }: Opening,
  { history, zone, now }: { history: TermsHistory; zone: string; now: Instant },
): void {
  totals.tierPoints += tierPoints;
  for (const lot of lots) {
    const { availableAt, expiresAt } = openingLife(history, lot, now);
    const lastDay = expiresAt === null ? null : dayOf(new Date(expiresAt.getTime() - 1), zone);
    totals.lots += 1;
    totals.points += lot.points;
    totals[lot.kind] += lot.points;
    if (availableAt > now) totals.pending += lot.points;
    if (lastDay !== null && (totals.firstEnd === null || lastDay < totals.firstEnd)) totals.firstEnd = lastDay;
    addEnd(totals.ends, lastDay === null ? null : Number.parseInt(lastDay, 10), lot.points);
  }
}

function addEnd(ends: OpeningTotals["ends"], year: number | null, points: number): void {
  const known = ends.find((each) => each.year === year);
  if (known) known.points += points;
  else {
    ends.push({ year, points });
    ends.sort((a, b) => (a.year ?? Number.MAX_SAFE_INTEGER) - (b.year ?? Number.MAX_SAFE_INTEGER));
  }
}
