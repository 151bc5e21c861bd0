import type { Draft } from "./account";
import type { Draw } from "./lots";
import type { Points } from "./points";
import { addToTally, allTallies, EVER, tallied } from "./tallies";

/** Under which names a merged membership keeps what it had counted, for the day the merging is undone. */
const KEPT = "merged.";
const GRACE = "tier.grace";
const EXTENDED = "life.extended.";
/** Counted as the last time something happened: of two the later one holds. */
const lastTimes = ["life.active.", "last-day."];

type Arrived = Omit<Draw, "points"> & { arrivedAs: Omit<Draw, "points"> };

/**
 * Joins what is counted of two memberships of one person: caps, purchases and limits are counted together, so that merging never gives
 * more than one membership would have had. Answers what the first was missing in a grace that runs.
 */
export function joinTallies(from: Draft, to: Draft, lots: readonly Arrived[]): Points {
  const grace = tallied(from.tallies, GRACE, EVER);
  for (const { born, ordinal, arrivedAs } of lots) {
    const times = tallied(from.tallies, `${EXTENDED}${born}.${ordinal}`, EVER);
    if (times > 0) addToTally(to.tallies, `${EXTENDED}${arrivedAs.born}.${arrivedAs.ordinal}`, EVER, times);
  }
  for (const { name, on, value } of allTallies(from.tallies)) {
    if (name.startsWith(KEPT)) continue;
    addToTally(from.tallies, name, on, -value);
    addToTally(from.tallies, KEPT + name, on, value);
    if (name === GRACE || name.startsWith(EXTENDED)) continue;
    const isLastTime = lastTimes.some((last) => name.startsWith(last));
    const more = isLastTime ? Math.max(0, value - tallied(to.tallies, name, on)) : value;
    if (more > 0) addToTally(to.tallies, name, on, more);
  }
  return grace;
}

/** Gives a membership back what it had counted; when the person last did something stays known to the other, who is the same person. */
export function partTallies(from: Draft, to: Draft): void {
  for (const { name: kept, on, value } of allTallies(from.tallies)) {
    if (!kept.startsWith(KEPT)) continue;
    const name = kept.slice(KEPT.length);
    addToTally(from.tallies, kept, on, -value);
    addToTally(from.tallies, name, on, value);
    if (name === GRACE || name.startsWith(EXTENDED) || lastTimes.some((last) => name.startsWith(last))) continue;
    const less = Math.min(value, tallied(to.tallies, name, on));
    if (less > 0) addToTally(to.tallies, name, on, -less);
  }
}
