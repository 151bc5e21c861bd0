import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft, type LotChange } from "./account";
import { alike } from "./carry-over";
import { isAlive, type Lot } from "./lots";
import { settleBoth } from "./merge";
import { partTallies } from "./merge-tallies";
import { partTier } from "./merge-tiers";
import type { MergeTrace } from "./merge-trace";
import { type Points, sum } from "./points";
import { drawBack } from "./refund-lots";
import type { PastLine } from "./refund-share";
import { termsAsOf } from "./terms";
import { nextTierEvent } from "./tier-moves";
import type { MovedLot } from "./trace";

/** Days in which a merging can be undone: as long as a mistake takes to be noticed in a month's statement. */
export const undoDays = 30;
const DAY_MS = 86_400_000;

/** What a merging wrote in one book: its own line, the levels it moved, and what was written there since. */
export type MergedBook = { merged: PastLine; tier: PastLine | null; since: readonly Pick<PastLine, "kind">[] };
export type Merging = { at: Instant; duplicate: MergedBook; survivor: MergedBook };

export type UndoRefusal =
  | { code: "not_merged" }
  | { code: "too_late"; until: Instant }
  /** Something the duplicate had bought was settled since: a refund, a cancellation. */
  | { code: "settled_since" }
  | { code: "points_used" | "tier_moved" }
  | { code: "survivor_merged" };

export type UndoRequest = { id: string; otherId: string; reasonDigest: string | null };
export type Undone = { points: Points; fromVersion: number; toVersion: number; at: Instant };

export function undoneUntil(mergedAt: Instant): Instant {
  return new Date(mergedAt.getTime() + undoDays * DAY_MS);
}

/**
 * Undoes a merging while nothing that moved has been touched: the reverse lines on either chain, every lot back where it was, what was
 * owed owed again by whom it was, counts and levels as they were.
 */
export function unmergeMembers(
  duplicate: Draft,
  survivor: Draft,
  merging: Merging,
  request: UndoRequest,
  decidedAt: Instant,
): Result<Undone, UndoRefusal> {
  if (duplicate.start.memberState !== "merged") return refused({ code: "not_merged" });
  if (survivor.start.memberState === "merged") return refused({ code: "survivor_merged" });
  const until = undoneUntil(merging.at);
  const at = settleBoth(duplicate, survivor, decidedAt);
  if (at > until) return refused({ code: "too_late", until });
  if (merging.duplicate.since.length > 0) return refused({ code: "settled_since" });
  const isTierMoved = [...merging.survivor.since, ...survivor.lines].some(({ kind }) => kind === "tier_moved");
  if (isTierMoved) return refused({ code: "tier_moved" });
  if (isTouched(survivor, merging, at)) return refused({ code: "points_used" });
  const undone = writeUndone(duplicate, survivor, merging, request, at);
  // A period that ended meanwhile would be judged a second time.
  if (nextTierEvent({ ...duplicate, settledAt: merging.at }, at)) return refused({ code: "tier_moved" });
  return done({ ...undone, at });
}

type Arrived = {
  born: number;
  ordinal: number;
  points: Points /** What paid for a debt at once. */;
  repaid: Points;
  availableAt: number;
  expiresAt: number | null;
  /** The lot it was before. */
  was: { born: number; ordinal: number };
};

/** The lots that moved, beside those they were: both lines tell them in one order. */
function arrivedBy({ duplicate, survivor }: Merging): Arrived[] {
  const drawn = duplicate.merged.changes.filter(isDraw);
  const arrived = survivor.merged.changes.filter((change) => change[0] === "new");
  return arrived.flatMap(([, born, ordinal, points, , , availableAt, expiresAt], place): Arrived[] => {
    const from = drawn[place];
    if (!from) return [];
    const repaid = sum(
      survivor.merged.changes
        .filter((change) => isDraw(change) && change[1] === born && change[2] === ordinal)
        .map((change) => 0 - change[3]),
    );
    return [{ born, ordinal, points, repaid, availableAt, expiresAt, was: { born: from[1], ordinal: from[2] } }];
  });
}

function isDraw(change: LotChange): boolean {
  return change[0] === "draw";
}

/** What the survivor's own lots gave for the debt that came. */
function paidBy({ survivor }: Merging) {
  const { version, changes } = survivor.merged;
  return changes
    .filter((change) => isDraw(change) && change[1] !== version)
    .map(([, born, ordinal, delta]) => ({ born, ordinal, points: 0 - delta }));
}

function isTouched(survivor: Draft, merging: Merging, at: Instant): boolean {
  const find = ({ born, ordinal }: { born: number; ordinal: number }) =>
    survivor.lots.find((lot) => lot.born === born && lot.ordinal === ordinal);
  const isMovedTouched = arrivedBy(merging).some((arrived) => {
    const lot = find(arrived);
    if (!lot) return arrived.points > arrived.repaid;
    return (
      lot.remaining !== arrived.points - arrived.repaid ||
      lot.availableAt.getTime() !== arrived.availableAt ||
      (lot.expiresAt?.getTime() ?? null) !== arrived.expiresAt
    );
  });
  const isPaidGone = paidBy(merging).some((paid) => {
    const lot = find(paid);
    return !lot || !isAlive(lot, at) || lot.remaining + paid.points > lot.points;
  });
  return isMovedTouched || isPaidGone || survivor.debt < (merging.survivor.merged.trace.owed ?? 0);
}

/** Writes the reverse of a merging. Under the terms it was decided by nothing is missing; under others, what is there moves. */
export function writeUndone(
  duplicate: Draft,
  survivor: Draft,
  merging: Merging,
  { id, otherId, reasonDigest: reason }: UndoRequest,
  at: Instant,
): Omit<Undone, "at"> {
  const moved = arrivedBy(merging).map((arrived) => {
    const lot = survivor.lots.find(({ born, ordinal }) => born === arrived.born && ordinal === arrived.ordinal);
    return { ...arrived, left: Math.min(lot?.remaining ?? 0, arrived.points - arrived.repaid) };
  });
  const repaid = sum(moved.map((each) => each.repaid));
  const points = sum(moved.map((each) => each.left)) + repaid;
  const others = survivor.lots.filter(({ born }) => born !== merging.survivor.merged.version);
  const instead = drawBack(others, () => false, repaid, at);
  const returned = paidBy(merging).filter((paid) => roomIn(survivor.lots, paid) >= paid.points);
  const handedOver = Math.min(merging.survivor.merged.trace.owed ?? 0, survivor.debt);
  const debt = sum(returned.map((paid) => paid.points)) + handedOver;
  const tierPoints = Math.min(tierPointsOf(merging), survivor.tierPoints);
  const told = (of: (each: (typeof moved)[number]) => Points) =>
    alike(
      moved.flatMap((each) => {
        const lot = duplicate.lots.find(({ born, ordinal }) => born === each.was.born && ordinal === each.was.ordinal);
        return lot && of(each) > 0 ? [{ ...lot, remaining: of(each) }] : [];
      }),
    );
  const common = {
    kind: "merged",
    occurredAt: at,
    termsVersion: termsAsOf(survivor.history, at).version,
    answersRequest: true,
  } as const;
  const trace = (way: MergeTrace["way"], other: Draft, lots: MovedLot[]) =>
    ({ rule: "merge", way, with: other.start.memberPublicId, lots, debt, tierPoints, reason }) as const;
  const given = sum(instead.map((draw) => draw.points));
  addLine(survivor, {
    ...common,
    source: `merge:${otherId}`,
    points: debt - points,
    tierPoints: 0 - tierPoints,
    draws: [
      ...moved.filter(({ left }) => left > 0).map(({ born, ordinal, left }) => ({ born, ordinal, points: left })),
      ...instead.map(({ born, ordinal, points: taken }) => ({ born, ordinal, points: taken })),
    ],
    restores: returned.map((paid) => ({ ...paid, newExpiry: null })),
    owed: repaid - given,
    handedOver,
    trace: {
      ...trace(
        "undone_out",
        duplicate,
        told(({ left }) => left),
      ),
      ...(given > 0 ? { instead: given } : {}),
    },
  });
  const fromVersion = survivor.version;
  addLine(duplicate, {
    ...common,
    source: `merge:${id}`,
    points: points - debt,
    tierPoints,
    restores: moved
      .filter(({ left, repaid: paid }) => left + paid > 0)
      .map(({ was, left, repaid: paid }) => ({ ...was, points: left + paid, newExpiry: null })),
    owed: debt,
    trace: trace(
      "undone_in",
      survivor,
      told(({ left, repaid: paid }) => left + paid),
    ),
  });
  const toVersion = duplicate.version;
  partTallies(duplicate, survivor);
  for (const [draft, book, name] of [
    [survivor, merging.survivor, otherId],
    [duplicate, merging.duplicate, id],
  ] as const) {
    if (book.tier?.trace.rule === "tier_merged") partTier(draft, book.tier.trace, at, `merge:${name}`);
  }
  return { points: points - debt, fromVersion, toVersion };
}

function tierPointsOf({ survivor }: Merging): Points {
  return survivor.merged.tierPoints;
}

function roomIn(lots: readonly Lot[], { born, ordinal }: { born: number; ordinal: number }): Points {
  const lot = lots.find((each) => each.born === born && each.ordinal === ordinal);
  return lot ? lot.points - lot.remaining : 0;
}
