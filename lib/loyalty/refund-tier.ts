import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import type { TierMergedTrace } from "./merge-trace";
import type { Points } from "./points";
import type { PastLine, SaleSoFar } from "./refund-share";
import { type Terms, termsAsOf } from "./terms";
import { levelOf, levelReached, rankOf } from "./tiers";

/** A level reached in the running period and not left since: by which line, and how it was before. */
type StepUp = {
  version: number;
  from: string;
  to: string;
  needed: Points;
  until: number | null;
  untilBefore: number | null;
};

/**
 * Leaves the levels that were reached in the running period, since the sale, and no longer would be without it: back to the level before,
 * for as long as that one was good for, or to one between that what remains still reaches. A level kept or reached before the sale, or
 * in a period that has closed, is never touched.
 */
export function leaveUndeservedLevels(draft: Draft, soFar: SaleSoFar, at: Instant, source: string): void {
  const { countedLine } = soFar;
  const terms = termsAsOf(draft.history, at);
  const steps = stepsUp(soFar.lines, terms);
  for (let step = steps.pop(); step && countedLine !== null; step = steps.pop()) {
    if (step.version < countedLine || step.to !== draft.tier || draft.tierPoints >= step.needed) return;
    const reached = levelReached(terms, draft.tierPoints).code;
    const isBetween = rankOf(terms, reached) > rankOf(terms, step.from);
    const [to, until] = isBetween ? [reached, step.until] : [step.from, step.untilBefore];
    addLine(draft, {
      kind: "tier_moved",
      points: 0,
      tierPoints: 0,
      occurredAt: at,
      source,
      termsVersion: terms.version,
      answersRequest: false,
      trace: { rule: "tier_left", from: step.to, to, tierPoints: draft.tierPoints, needed: step.needed, until },
    });
    draft.tier = to;
    draft.tierUntil = until === null ? null : new Date(until);
    if (isBetween) return;
  }
}

/** The levels reached since the last period ended, the last one last. */
function stepsUp(lines: readonly PastLine[], terms: Terms): StepUp[] {
  let steps: StepUp[] = [];
  let until: number | null = null;
  for (const { kind, version, trace } of lines) {
    if (kind !== "tier_moved" || !("until" in trace)) continue;
    if (trace.rule === "tier_reached") {
      const { from, to, needed } = trace;
      steps.push({ version, from, to, needed, until: trace.until, untilBefore: until });
    } else if (trace.rule === "tier_left") {
      const left = steps.pop();
      // What remained still reached a level between the two: as if that one had been reached then.
      if (left && left.from !== trace.to)
        steps.push({ ...left, to: trace.to, needed: levelOf(terms, trace.to).from, until: trace.until });
    } else if (trace.rule === "tier_merged") steps = joined(steps, version, trace);
    else steps = [];
    until = trace.until;
  }
  return steps;
}

/** What two memberships have together is not left because of one purchase, and nothing below it; a merging that was undone never was. */
function joined(steps: StepUp[], version: number, { from, to, until, was }: TierMergedTrace): StepUp[] {
  const last = steps.at(-1);
  const isUndone = last?.needed === 0 && last.from === to && last.to === from && last.untilBefore === until;
  if (isUndone) return steps.slice(0, -1);
  return [...steps, { version, from, to, needed: 0, until, untilBefore: was }];
}
