import { type Points, sum } from "./points";
import type { Availability } from "./reward";

/** A reward that may be shown to a member first, with what the choice is made by. */
export type Candidate = {
  id: string;
  points: Points;
  category: string;
  /** Small words by which it is named, to know it by what is bought: kopi, susu. */
  words: readonly string[];
  availability: Availability | null;
  isFavourite: boolean;
  /** The level it is kept for, where that is not everybody's, and the saved conditions it is meant for. */
  tier: string | null;
  segments: readonly string[];
  featured: number;
};

/** What is known of a member's taste: how often they bought things of a kind, and redeemed rewards of a category, lately. */
export type Taste = {
  bought: readonly { category: string; times: number }[];
  redeemed: readonly { category: string; times: number }[];
  /** What a month brings them. */
  monthlyPoints: Points;
  segments: readonly string[];
};

/** Why a reward is shown, as it is told to the member; each is true of them. */
export type PickReason =
  | { code: "favourite" }
  | { code: "favourite_nearly"; missing: Points }
  | { code: "bought"; category: string }
  | { code: "redeemed"; category: string }
  | { code: "only_tier"; tier: string }
  | { code: "only_segment"; segments: readonly string[] }
  | { code: "nearly"; missing: Points }
  | { code: "featured" };

type Pick = { id: string; reason: PickReason; score: number };

/** From how many times on something is bought often. */
export const OFTEN = 3;
/** Of one category, and for one reason, at most so many: a choice, not a shelf. */
const MOST_OF_ONE = 2;
/** What is missing at most, as a share of the price, where a month brings less. */
const NEAR = 0.25;

/**
 * The rewards a member is shown first, best first, at most `most` of them, each with its reason. Only what they may redeem now, or with
 * the points of about a month; the same for the same figures, in whatever order they come.
 */
export function pickForYou(candidates: readonly Candidate[], taste: Taste, most: number): Pick[] {
  const ranked = candidates
    .flatMap((each) => {
      const scored = score(each, taste);
      return scored ? [{ ...scored, id: each.id, category: each.category }] : [];
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const picked: typeof ranked = [];
  for (const each of ranked) {
    if (picked.length === most) break;
    const isFavourite = each.reason.code === "favourite" || each.reason.code === "favourite_nearly";
    const [alike, forTheSame] = [
      picked.filter(({ category }) => category === each.category).length,
      picked.filter(({ reason }) => reason.code === each.reason.code).length,
    ];
    // Whoever marked it wants to see it, however many more they marked.
    if (alike < MOST_OF_ONE && (isFavourite || forTheSame < MOST_OF_ONE)) picked.push(each);
  }
  return picked.map(({ id, reason, score: points }) => ({ id, reason, score: points }));
}

type Weighed = { reason: PickReason; weight: number };

/** What speaks for a reward, added up, and the strongest of it as the reason; null where it is out of reach. */
function score(candidate: Candidate, taste: Taste): { reason: PickReason; score: number } | null {
  const missing = missingOf(candidate, taste);
  if (missing === null) return null;
  const reasons = [...ofTheirs(candidate, taste, missing), ...ofOthers(candidate)];
  const strongest = reasons.reduce((best, each) => (each.weight > best.weight ? each : best));
  // Between two that are as good, what can be had at once.
  const atOnce = missing === 0 ? 10 : 0;
  return { reason: strongest.reason, score: sum(reasons.map(({ weight }) => weight)) + atOnce };
}

/** How many points are missing, where it is theirs to redeem now or soon. */
function missingOf({ availability, points }: Candidate, { monthlyPoints }: Taste): Points | null {
  if (availability?.code === "redeemable") return 0;
  if (availability?.code !== "points_missing") return null;
  const { missing } = availability;
  return missing <= Math.max(monthlyPoints, points * NEAR) ? missing : null;
}

function ofTheirs(candidate: Candidate, taste: Taste, missing: Points): Weighed[] {
  const { isFavourite, words, category, points, tier, segments } = candidate;
  const found: Weighed[] = [];
  if (isFavourite) {
    const reason: PickReason = missing === 0 ? { code: "favourite" } : { code: "favourite_nearly", missing };
    found.push({ reason, weight: missing === 0 ? 120 : 100 });
  }
  const own = segments.filter((each) => taste.segments.includes(each));
  if (own.length > 0) found.push({ reason: { code: "only_segment", segments: own }, weight: 55 });
  if (tier !== null) found.push({ reason: { code: "only_tier", tier }, weight: 45 });
  const often = mostOf(taste.bought.filter((each) => each.times >= OFTEN && words.includes(each.category)));
  if (often)
    found.push({ reason: { code: "bought", category: often.category }, weight: 30 + Math.min(often.times, 15) });
  if (missing > 0 && !isFavourite)
    found.push({ reason: { code: "nearly", missing }, weight: Math.floor(40 * (1 - missing / (points + 1))) });
  const before = taste.redeemed.find((each) => each.category === category);
  if (before) found.push({ reason: { code: "redeemed", category }, weight: 20 + Math.min(before.times, 10) });
  return found;
}

function ofOthers({ featured }: Candidate): Weighed[] {
  return [{ reason: { code: "featured" }, weight: Math.min(Math.max(featured, 0), 10) + 1 }];
}

function mostOf<Counted extends { category: string; times: number }>(all: readonly Counted[]): Counted | null {
  return all.reduce<Counted | null>(
    (most, each) =>
      most && (most.times > each.times || (most.times === each.times && most.category < each.category)) ? most : each,
    null,
  );
}
