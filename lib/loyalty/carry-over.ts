import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import { inDrawingOrder, type Lot } from "./lots";
import { joinTallies } from "./merge-tallies";
import { joinTiers } from "./merge-tiers";
import { type Points, sum } from "./points";
import { drawBack } from "./refund-lots";
import { termsAsOf } from "./terms";
import type { MovedLot } from "./trace";

export type Carrying = {
  /** Names the line of the membership that gives. */
  id: string;
  /** Names the line of the one that receives. */
  otherId: string;
  reasonDigest: string | null;
  /** When the tier points among it were earned, where they are those of one sale. */
  countedAt?: Instant | undefined;
  /** Which of the receiver's lots pay for a debt before all others: those that are the sale's own. */
  first?: ((lot: Lot) => boolean) | undefined;
};

export type Carried = {
  points: Points /** Of the debt, what the receiver could not pay. */;
  owed: Points;
  tierPoints: Points;
  fromVersion: number;
  toVersion: number;
};

/**
 * Moves all that a membership holds to another of the same person, a line on either chain: every lot keeps its kind, its end, the day from
 * which it can be spent and its terms; what was owed is paid from the other's points as far as they reach and owed there from then on;
 * tier points, what is counted and the level go along. Both sides have been settled up to `at`.
 */
export function carryOver(from: Draft, to: Draft, carrying: Carrying, at: Instant): Carried {
  const lots = from.lots.filter((lot) => lot.remaining > 0).map((lot) => ({ ...lot }));
  const { debt, tierPoints } = from;
  const points = sum(lots.map((lot) => lot.remaining));
  const { countedAt, reasonDigest: reason } = carrying;
  const common = {
    kind: "merged",
    occurredAt: at,
    termsVersion: termsAsOf(to.history, at).version,
    answersRequest: true,
    ...(countedAt ? { countedAt } : {}),
  } as const;
  const told = { rule: "merge", lots: alike(lots), debt, tierPoints, reason } as const;
  addLine(from, {
    ...common,
    source: `merge:${carrying.id}`,
    points: debt - points,
    tierPoints: 0 - tierPoints,
    draws: lots.map(({ born, ordinal, remaining }) => ({ born, ordinal, points: remaining })),
    handedOver: debt,
    trace: { ...told, way: "out", with: to.start.memberPublicId },
  });
  const fromVersion = from.version;
  const isFirst = carrying.first ?? (() => false);
  const draws = drawBack(to.lots, isFirst, debt, at);
  const owed = debt - sum(draws.map((draw) => draw.points));
  addLine(to, {
    ...common,
    source: `merge:${carrying.otherId}`,
    points: points - debt,
    tierPoints,
    newLots: lots.map((lot) => ({ ...lot, points: lot.remaining })),
    draws: draws.map(({ born, ordinal, points: taken }) => ({ born, ordinal, points: taken })),
    owed,
    trace: { ...told, way: "in", with: from.start.memberPublicId },
  });
  const toVersion = to.version;
  const moved = lots.map((lot, place) => ({ ...lot, arrivedAs: { born: toVersion, ordinal: place + 1 } }));
  const grace = joinTallies(from, to, moved);
  joinTiers({ from, to, grace }, carrying, at);
  return { points: points - debt, owed, tierPoints, fromVersion, toVersion };
}

/** Lots as a line tells them: those alike in everything that is told as one. */
export function alike(lots: readonly Lot[]): MovedLot[] {
  const told = new Map<string, MovedLot>();
  for (const { kind, remaining, expiresAt, termsVersion } of [...lots].sort(inDrawingOrder)) {
    const expires = expiresAt?.getTime() ?? null;
    const key = `${kind} ${expires} ${termsVersion}`;
    told.set(key, { kind, points: remaining + (told.get(key)?.points ?? 0), expires, earnedUnder: termsVersion });
  }
  return [...told.values()];
}
