import type { Instant } from "@/lib/base/clock";
import { type Points, sum } from "./points";
import type { PointKind } from "./terms";

/** Points that arrived together, named by the journal line that bore them (`born`) and their place in it. */
export type Lot = {
  born: number;
  ordinal: number;
  kind: PointKind;
  points: Points;
  remaining: Points;
  /** Pending until then. */
  availableAt: Instant;
  /** Good until just before; null for ever. */
  expiresAt: Instant | null;
  termsVersion: number;
};

export type Draw = { born: number; ordinal: number; points: Points };

export function isAlive(lot: Lot, at: Instant): boolean {
  return lot.expiresAt === null || lot.expiresAt > at;
}

function isSpendable(lot: Lot, at: Instant): boolean {
  return lot.remaining > 0 && lot.availableAt <= at && isAlive(lot, at);
}

export function spendable(lots: readonly Lot[], at: Instant): Points {
  return sum(lots.filter((lot) => isSpendable(lot, at)).map((lot) => lot.remaining));
}

export function pending(lots: readonly Lot[], at: Instant): Points {
  return sum(lots.filter((lot) => lot.availableAt > at && isAlive(lot, at)).map((lot) => lot.remaining));
}

/** What is pending by the line that bore it, in the order of the lots given. */
export function pendingByLine(lots: readonly Lot[]): { born: number; points: Points; availableAt: Instant }[] {
  const byLine = new Map<number, { born: number; points: Points; availableAt: Instant }>();
  for (const { born, remaining, availableAt } of lots) {
    const known = byLine.get(born);
    byLine.set(born, {
      born,
      points: (known?.points ?? 0) + remaining,
      availableAt: known?.availableAt ?? availableAt,
    });
  }
  return [...byLine.values()];
}

/**
 * The draws that spend exactly `points` at `at`: soonest expiry first, then oldest. Null when there is not enough.
 * Never touches pending or lapsed lots.
 */
export function drawOn(lots: readonly Lot[], points: Points, at: Instant): Draw[] | null {
  const draws: Draw[] = [];
  let missing = points;
  for (const lot of lots.filter((each) => isSpendable(each, at)).sort(inDrawingOrder)) {
    if (missing === 0) break;
    const taken = Math.min(lot.remaining, missing);
    draws.push({ born: lot.born, ordinal: lot.ordinal, points: taken });
    missing -= taken;
  }
  return missing === 0 ? draws : null;
}

export function inDrawingOrder(a: Lot, b: Lot): number {
  const expiryA = a.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const expiryB = b.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (expiryA !== expiryB) return expiryA < expiryB ? -1 : 1;
  return a.born - b.born || a.ordinal - b.ordinal;
}

export type Expiry = { at: Instant; points: Points };

/** Everything that will expire after `at`, by instant, soonest first, pending points included. */
export function expiryCalendar(lots: readonly Lot[], at: Instant): Expiry[] {
  const byInstant = new Map<number, Points>();
  for (const lot of lots) {
    if (lot.expiresAt === null || lot.expiresAt <= at || lot.remaining === 0) continue;
    const key = lot.expiresAt.getTime();
    byInstant.set(key, (byInstant.get(key) ?? 0) + lot.remaining);
  }
  return [...byInstant].sort(([a], [b]) => a - b).map(([time, points]) => ({ at: new Date(time), points }));
}
