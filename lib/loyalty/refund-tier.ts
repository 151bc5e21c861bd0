import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import type { PastLine, SaleSoFar } from "./refund-share";
import { termsAsOf } from "./terms";
import { levelReached, rankOf } from "./tiers";

/**
 * Leaves the levels that were reached in the running period, since the sale, and no longer would be without it: back to the level before, for
 * as long as that one was good for. A level kept or reached before the sale, or in a period that has closed, is never touched.
 */
export function leaveUndeservedLevels(
  draft: Draft,
  { countedLine, lines }: SaleSoFar,
  at: Instant,
  source: string,
): void {
  const moves = lines.filter((line) => isTierMove(line));
  for (;;) {
    const move = moves.pop();
    if (!move || countedLine === null || move.version < countedLine) return;
    const { trace } = move;
    if (trace.rule === "tier_left") {
      dropMoveUndone(moves, trace.from);
      continue;
    }
    if (trace.rule !== "tier_reached" || trace.to !== draft.tier || draft.tierPoints >= trace.needed) return;
    const terms = termsAsOf(draft.history, at);
    const reached = levelReached(terms, draft.tierPoints).code;
    // What remains may still reach a level between the two: it is then as good as the one that is left.
    const isBetween = rankOf(terms, reached) > rankOf(terms, trace.from);
    const to = isBetween ? reached : trace.from;
    const until = isBetween ? instantOf(trace.until) : untilBefore(moves);
    addLine(draft, {
      kind: "tier_moved",
      points: 0,
      tierPoints: 0,
      occurredAt: at,
      source,
      termsVersion: terms.version,
      answersRequest: false,
      trace: {
        rule: "tier_left",
        from: trace.to,
        to,
        tierPoints: draft.tierPoints,
        needed: trace.needed,
        until: until?.getTime() ?? null,
      },
    });
    draft.tier = to;
    draft.tierUntil = until;
    if (isBetween) return;
  }
}

function isTierMove({ kind }: PastLine): boolean {
  return kind === "tier_moved";
}

/** A level that was left already: its own reaching is told no more. */
function dropMoveUndone(moves: PastLine[], level: string): void {
  const undone = moves.findLastIndex(({ trace }) => trace.rule === "tier_reached" && trace.to === level);
  if (undone >= 0) moves.splice(undone, 1);
}

/** Until when the level before was good: what the move that led to it said; the first level has no end. */
function untilBefore(moves: readonly PastLine[]): Instant | null {
  const trace = moves.at(-1)?.trace;
  return trace && "until" in trace && typeof trace.until === "number" ? new Date(trace.until) : null;
}

function instantOf(time: number | null): Instant | null {
  return time === null ? null : new Date(time);
}
