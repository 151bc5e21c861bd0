import type { Draft, Line } from "./account";
import type { Points } from "./points";
import { sum } from "./points";
import type { Shortfall } from "./replay-state";
import type { TermsHistory } from "./terms";
import { levelOf, rankOf } from "./tiers";

/** What some terms made of one member. */
export type Outcome = {
  /** Points given for what the member did; what staff corrected is not among them. */
  earned: Points;
  lapsed: Points;
  redeemed: Points;
  /** What is left: to spend, or pending. */
  outstanding: Points;
  tier: string;
};

type Totals = Outcome & { members: number; shortfalls: number; shortfallPoints: Points };
export type Example = { memberId: string; before: Outcome; after: Outcome };

/** What a draft would have made of the whole history, beside what the terms in force made of it. */
export type ReplayReport = {
  events: number;
  /** The newest version of the terms in force: a newer one makes the report out of date. */
  comparedWith: number;
  before: Omit<Totals, "tier">;
  after: Omit<Totals, "tier">;
  /** Members who would have kept more points, fewer, or as many: earned less lapsed. */
  winners: number;
  losers: number;
  unchanged: number;
  /** Those for whom it changes most, first. */
  mostGained: Example[];
  mostLost: Example[];
  /** How often a rule's cap or budget kept it from giving all it would have, and how many points that were. */
  limitsHit: LimitHit[];
  /** How many members would stand on another tier, by where from and to. */
  tierMoves: { from: string; to: string; up: boolean; members: number }[];
};

/** `points`: what it kept back where it had some left, so that it is a least; 0 where it never had. */
export type LimitHit = { rule: string; times: number; points: Points };

export const nothingYet = (): Omit<Outcome, "tier" | "outstanding"> => ({ earned: 0, lapsed: 0, redeemed: 0 });

/** Adds to `hits` what limits a line met. */
export function observeLimits(hits: Map<string, LimitHit>, { trace }: Line): void {
  if (trace.rule !== "purchase" && trace.rule !== "event") return;
  const hit = (rule: string, points: Points) => {
    const known = hits.get(rule) ?? { rule, times: 0, points: 0 };
    hits.set(rule, { rule, times: known.times + 1, points: known.points + points });
  };
  // A limit that is met exactly keeps nothing back. What a rule with nothing left would have given, no trace says.
  for (const step of trace.steps)
    if (step.step === "rule" && step.limit && step.asked > step.gives) hit(step.rule, step.asked - step.gives);
  for (const step of trace.skipped) if (step.step === "rule" && step.because === "limit") hit(step.rule, 0);
}

/** Adds a line to what is known of its member. */
export function observe(known: Omit<Outcome, "tier" | "outstanding">, { kind, points }: Line): void {
  switch (kind) {
    case "earned":
    case "referral":
    case "gift":
    case "refunded":
      known.earned += points;
      break;
    case "lapsed":
      known.lapsed -= points;
      break;
    case "redeemed":
    case "restored":
      known.redeemed -= points;
      break;
    default:
  }
}

export function outcomeOf(draft: Draft, known: Omit<Outcome, "tier" | "outstanding">): Outcome {
  return { ...known, outstanding: sum(draft.lots.map((lot) => lot.remaining)), tier: draft.tier };
}

const EXAMPLES = 5;

/** What was noticed while the draft was followed. */
export type Followed = {
  events: number;
  comparedWith: number;
  shortfalls: readonly Shortfall[];
  limits: Iterable<LimitHit>;
  history: TermsHistory;
};

/** Counts every member into a report; `shortfalls` are those of the draft. */
export function reportOf(
  members: Iterable<Example>,
  { events, comparedWith, shortfalls, limits, history }: Followed,
): ReplayReport {
  const before = totals();
  const after = {
    ...totals(),
    shortfalls: shortfalls.length,
    shortfallPoints: sum(shortfalls.map((each) => each.points)),
  };
  const moves = new Map<string, ReplayReport["tierMoves"][number]>();
  const gained: Example[] = [];
  const lost: Example[] = [];
  const report = { winners: 0, losers: 0, unchanged: 0 };
  for (const member of members) {
    add(before, member.before);
    add(after, member.after);
    const difference = differenceOf(member);
    if (difference > 0) report.winners += 1;
    else if (difference < 0) report.losers += 1;
    else report.unchanged += 1;
    keepExtreme(difference > 0 ? gained : lost, member, Math.abs(difference));
    countMove(moves, member, history);
  }
  const tierMoves = [...moves.values()].sort((a, b) => b.members - a.members);
  const limitsHit = [...limits].sort((a, b) => b.points - a.points || b.times - a.times);
  return { events, comparedWith, before, after, ...report, mostGained: gained, mostLost: lost, limitsHit, tierMoves };
}

function differenceOf({ before, after }: Example): Points {
  return after.earned - after.lapsed - (before.earned - before.lapsed);
}

function keepExtreme(kept: Example[], member: Example, size: number): void {
  if (size === 0) return;
  const place = kept.findIndex((each) => Math.abs(differenceOf(each)) < size);
  kept.splice(place < 0 ? kept.length : place, 0, member);
  kept.length = Math.min(kept.length, EXAMPLES);
}

function countMove(
  moves: Map<string, ReplayReport["tierMoves"][number]>,
  member: Example,
  history: TermsHistory,
): void {
  const { before, after } = member;
  if (before.tier === after.tier) return;
  const terms = history.at(-1) ?? history[0];
  const up = rankOf(terms, levelOf(terms, after.tier).code) > rankOf(terms, before.tier);
  const key = `${before.tier} ${after.tier}`;
  const known = moves.get(key) ?? { from: before.tier, to: after.tier, up, members: 0 };
  moves.set(key, { ...known, members: known.members + 1 });
}

function totals(): Omit<Totals, "tier"> {
  return { members: 0, earned: 0, lapsed: 0, redeemed: 0, outstanding: 0, shortfalls: 0, shortfallPoints: 0 };
}

function add(total: Omit<Totals, "tier">, { earned, lapsed, redeemed, outstanding }: Outcome): void {
  total.members += 1;
  total.earned += earned;
  total.lapsed += lapsed;
  total.redeemed += redeemed;
  total.outstanding += outstanding;
}
