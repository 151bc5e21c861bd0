import type { Instant } from "@/lib/base/clock";
import type { Draw, Lot } from "./lots";
import { exactly, type Points, sum } from "./points";
import { type TermsHistory, termsAsOf } from "./terms";
import { levelOf, periodEnd } from "./tiers";
import type { Trace } from "./trace";

/** A member's ledger as it was loaded: what a decision reads and what its commit is checked against. */
export type Account = {
  memberId: number;
  memberPublicId: string;
  memberState: "unclaimed" | "active" | "locked" | "closed";
  stamp: number;
  version: number;
  tierPoints: Points;
  debt: Points;
  tier: string | null;
  tierUntil: Instant | null;
  settledAt: Instant | null;
  /** Lots with something left, and those a reversal gives back to. */
  lots: readonly Lot[];
};

export type JournalKind = "earned" | "redeemed" | "restored" | "lapsed" | "adjusted" | "tier_moved";

/** What a line does to lots. `delta` stands in the same place of each; instants are milliseconds since 1970. */
export type LotChange =
  | [
      what: "new",
      born: number,
      ordinal: number,
      delta: Points,
      kind: Lot["kind"],
      points: Points,
      availableAt: number,
      expiresAt: number | null,
      terms: number,
    ]
  | [what: "draw", born: number, ordinal: number, delta: Points]
  | [what: "extend", born: number, ordinal: number, delta: 0, expiresAt: number];

export type Line = {
  kind: JournalKind;
  points: Points;
  tierPoints: Points;
  occurredAt: Instant;
  source: string;
  termsVersion: number;
  /** Whether it answers a request; lines that time wrote do not. */
  answersRequest: boolean;
  changes: LotChange[];
  trace: Trace;
};

/** An account being moved forward line by line; the account it began with is left as it was. */
export type Draft = {
  readonly start: Account;
  readonly history: TermsHistory;
  lines: Line[];
  version: number;
  tierPoints: Points;
  tier: string;
  tierUntil: Instant | null;
  settledAt: Instant | null;
  lots: Lot[];
};

export function draftOf(account: Account, history: TermsHistory): Draft {
  return {
    start: account,
    history,
    lines: [],
    version: account.version,
    tierPoints: account.tierPoints,
    tier: account.tier ?? levelOf(history[0], null).code,
    tierUntil: account.tierUntil,
    settledAt: account.settledAt,
    // In one order, whatever order they were read in: what lapses together is written in it.
    lots: account.lots.map((lot) => ({ ...lot })).sort((a, b) => a.born - b.born || a.ordinal - b.ordinal),
  };
}

type NewLot = Pick<Lot, "kind" | "points" | "availableAt" | "expiresAt" | "termsVersion">;

type LineToAdd = Omit<Line, "changes"> & {
  newLots?: NewLot[];
  draws?: Draw[];
  restores?: (Draw & { newExpiry: Instant | null })[];
};

/** Adds one line and does to the lots what it says; throws when a lot would go below nothing or above what it was. */
export function addLine(draft: Draft, { newLots = [], draws = [], restores = [], ...line }: LineToAdd): void {
  draft.version += 1;
  const changes: LotChange[] = [];
  for (const draw of draws) {
    changeLot(draft, draw, -draw.points);
    changes.push(["draw", draw.born, draw.ordinal, -draw.points]);
  }
  for (const { newExpiry, ...draw } of restores) {
    const lot = changeLot(draft, draw, draw.points);
    changes.push(["draw", draw.born, draw.ordinal, draw.points]);
    if (newExpiry) {
      lot.expiresAt = newExpiry;
      changes.push(["extend", draw.born, draw.ordinal, 0, newExpiry.getTime()]);
    }
  }
  newLots
    .filter((lot) => lot.points > 0)
    .forEach((lot, place) => {
      const ordinal = place + 1;
      draft.lots.push({ ...lot, born: draft.version, ordinal, remaining: lot.points });
      changes.push([
        "new",
        draft.version,
        ordinal,
        lot.points,
        lot.kind,
        lot.points,
        lot.availableAt.getTime(),
        lot.expiresAt?.getTime() ?? null,
        lot.termsVersion,
      ]);
    });
  if (sum(changes.map((change) => change[3])) !== line.points)
    throw new Error("A line's points are not what its lots changed by");
  draft.tierPoints = exactly(draft.tierPoints + line.tierPoints);
  draft.lines.push({ ...line, changes });
}

function changeLot(draft: Draft, { born, ordinal }: Draw, delta: Points): Lot {
  const lot = draft.lots.find((each) => each.born === born && each.ordinal === ordinal);
  if (!lot) throw new Error(`Lot ${born}.${ordinal} was not loaded`);
  const remaining = lot.remaining + delta;
  if (remaining < 0 || remaining > lot.points) throw new RangeError(`Lot ${born}.${ordinal} cannot hold ${remaining}`);
  lot.remaining = remaining;
  return lot;
}

/** The next instant after `at` at which time alone changes something: points become spendable or lapse, a tier period ends. */
export function nextChange(
  draft: Pick<Draft, "history" | "lots" | "tierPoints" | "tierUntil" | "settledAt">,
  at: Instant,
): Instant | null {
  const instants: Instant[] = [];
  for (const lot of draft.lots) {
    if (lot.remaining === 0) continue;
    if (lot.expiresAt) instants.push(lot.expiresAt);
    instants.push(lot.availableAt);
  }
  const tiersEnd = periodEnd(draft, termsAsOf(draft.history, at));
  if (tiersEnd) instants.push(tiersEnd);
  const coming = instants.map((each) => each.getTime()).filter((time) => time > at.getTime());
  return coming.length > 0 ? new Date(coming.reduce((a, b) => Math.min(a, b))) : null;
}
