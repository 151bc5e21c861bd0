import type { Instant } from "@/lib/base/clock";
import type { Draw, Lot } from "./lots";
import { exactly, type Points, sum } from "./points";
import { type Tallies, type Tally, talliesOf } from "./tallies";
import { type TermsHistory, termsAsOf } from "./terms";
import { countInMonth, periodCheck } from "./tier-window";
import { levelOf } from "./tiers";
import type { Trace } from "./trace";

/** A member's ledger as it was loaded: what a decision reads and what its commit is checked against. */
export type Account = {
  memberId: number;
  memberPublicId: string;
  memberState: "unclaimed" | "active" | "locked" | "closed" | "merged";
  stamp: number;
  version: number;
  tierPoints: Points;
  /** What was taken back and could not be drawn; whatever arrives next repays it first. */
  debt: Points;
  tier: string | null;
  tierUntil: Instant | null;
  settledAt: Instant | null;
  /** Lots with something left, and those a reversal gives back to. */
  lots: readonly Lot[];
  tallies: readonly Tally[];
};

export type JournalKind =
  | "opening"
  | "earned"
  | "referral"
  | "gift"
  | "redeemed"
  | "restored"
  | "refunded"
  | "lapsed"
  | "extended"
  | "adjusted"
  | "transferred_in"
  | "transferred_out"
  | "pooled"
  | "merged"
  | "tier_moved";

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
  | [what: "extend", born: number, ordinal: number, delta: 0, expiresAt: number]
  | [what: "release", born: number, ordinal: number, delta: 0, availableAt: number];

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
  debt: Points;
  tier: string;
  tierUntil: Instant | null;
  settledAt: Instant | null;
  lots: Lot[];
  tallies: Tallies;
};

export function draftOf(account: Account, history: TermsHistory): Draft {
  return {
    start: account,
    history,
    lines: [],
    version: account.version,
    tierPoints: account.tierPoints,
    debt: account.debt,
    tier: account.tier ?? levelOf(history[0], null).code,
    tierUntil: account.tierUntil,
    settledAt: account.settledAt,
    // In one order, whatever order they were read in: what lapses together is written in it.
    lots: account.lots.map((lot) => ({ ...lot })).sort((a, b) => a.born - b.born || a.ordinal - b.ordinal),
    tallies: talliesOf(account.tallies),
  };
}

type NewLot = Pick<Lot, "kind" | "points" | "availableAt" | "expiresAt" | "termsVersion">;

type LineToAdd = Omit<Line, "changes"> & {
  newLots?: NewLot[];
  draws?: Draw[];
  restores?: (Draw & { newExpiry: Instant | null })[];
  /** Changes of expiry alone. */
  extensions?: { born: number; ordinal: number; newExpiry: Instant }[];
  /** Pending lots that can be spent from now on. */
  releases?: { born: number; ordinal: number; availableAt: Instant }[];
  /** Of the points taken, those no lot could give: the member owes them from now on. */
  owed?: Points;
  /** Of what is owed, what another membership of the same person takes over. */
  handedOver?: Points;
  /** When what its tier points are for happened, where that is not when the line did: a refund's are those of its sale. */
  countedAt?: Instant;
};

/**
 * Adds one line and does to the lots what it says; throws when a lot would go below nothing or above what it was. What arrives repays
 * the member's debt first, out of the very lots it arrived in: a line's points are what its lots changed by, less the change of debt.
 */
export function addLine(draft: Draft, toAdd: LineToAdd): void {
  const {
    newLots = [],
    draws = [],
    restores = [],
    extensions = [],
    releases = [],
    owed = 0,
    handedOver = 0,
    countedAt,
    ...line
  } = toAdd;
  draft.version += 1;
  const changes: LotChange[] = [];
  const arrived: Draw[] = [];
  for (const draw of draws) changes.push(drawFrom(draft, draw));
  for (const { newExpiry, ...draw } of restores) {
    changeLot(draft, draw, draw.points);
    changes.push(["draw", draw.born, draw.ordinal, draw.points]);
    if (newExpiry) changes.push(extend(draft, { ...draw, newExpiry }));
    arrived.push(draw);
  }
  for (const extension of extensions) changes.push(extend(draft, extension));
  for (const { born, ordinal, availableAt } of releases) {
    lotOf(draft, { born, ordinal }).availableAt = availableAt;
    changes.push(["release", born, ordinal, 0, availableAt.getTime()]);
  }
  for (const lot of newLots.filter((each) => each.points > 0)) {
    const born = { born: draft.version, ordinal: changes.filter(([what]) => what === "new").length + 1 };
    draft.lots.push({ ...lot, ...born, remaining: lot.points });
    const { availableAt, expiresAt } = lot;
    const lives = [availableAt.getTime(), expiresAt?.getTime() ?? null, lot.termsVersion] as const;
    changes.push(["new", born.born, born.ordinal, lot.points, lot.kind, lot.points, ...lives]);
    arrived.push({ ...born, points: lot.points });
  }
  const repaid = handedOver + repay(draft, arrived, changes, draft.debt - handedOver);
  draft.debt = exactly(draft.debt + owed - repaid);
  if (sum(changes.map((change) => change[3])) !== line.points + owed - repaid)
    throw new Error("A line's points are not what its lots and the debt changed by");
  draft.tierPoints = exactly(draft.tierPoints + line.tierPoints);
  // Whoever merges moves what is counted by month itself, unless it is that of one sale.
  const isCounted = line.kind !== "tier_moved" && (line.kind !== "merged" || countedAt !== undefined);
  if (isCounted) countInMonth(draft, line.tierPoints, countedAt ?? line.occurredAt);
  const trace = { ...line.trace, ...(owed > 0 ? { owed } : {}), ...(repaid > 0 ? { repaid } : {}) };
  draft.lines.push({ ...line, trace, changes });
}

function repay(draft: Draft, arrived: Draw[], changes: LotChange[], debt: Points): Points {
  let repaid = 0;
  for (const { born, ordinal, points } of arrived) {
    const part = Math.min(points, debt - repaid);
    if (part <= 0) break;
    changes.push(drawFrom(draft, { born, ordinal, points: part }));
    repaid += part;
  }
  return repaid;
}

function drawFrom(draft: Draft, draw: Draw): LotChange {
  changeLot(draft, draw, -draw.points);
  return ["draw", draw.born, draw.ordinal, -draw.points];
}

function extend(draft: Draft, { born, ordinal, newExpiry }: Omit<Draw, "points"> & { newExpiry: Instant }): LotChange {
  lotOf(draft, { born, ordinal }).expiresAt = newExpiry;
  return ["extend", born, ordinal, 0, newExpiry.getTime()];
}

function changeLot(draft: Draft, { born, ordinal }: Draw, delta: Points): void {
  const lot = lotOf(draft, { born, ordinal });
  const remaining = lot.remaining + delta;
  if (remaining < 0 || remaining > lot.points) throw new RangeError(`Lot ${born}.${ordinal} cannot hold ${remaining}`);
  lot.remaining = remaining;
}

/** A lot by its name; throws when it was not loaded with the account. */
export function lotOf(draft: Draft, { born, ordinal }: Omit<Draw, "points">): Lot {
  const lot = draft.lots.find((each) => each.born === born && each.ordinal === ordinal);
  if (!lot) throw new Error(`Lot ${born}.${ordinal} was not loaded`);
  return lot;
}

/** The next instant after `at` at which time alone changes something: points become spendable or lapse, a tier period ends. */
export function nextChange(
  draft: Pick<Draft, "history" | "lots" | "tierPoints" | "tierUntil" | "settledAt"> & { tier: string | null },
  at: Instant,
): Instant | null {
  const instants: Instant[] = [];
  for (const lot of draft.lots) {
    if (lot.remaining === 0) continue;
    if (lot.expiresAt) instants.push(lot.expiresAt);
    instants.push(lot.availableAt);
  }
  const tiersEnd = periodCheck(draft, termsAsOf(draft.history, at));
  if (tiersEnd) instants.push(tiersEnd);
  const coming = instants.map((each) => each.getTime()).filter((time) => time > at.getTime());
  return coming.length > 0 ? new Date(coming.reduce((a, b) => Math.min(a, b))) : null;
}
