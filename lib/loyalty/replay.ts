import type { Instant } from "@/lib/base/clock";
import { type Account, type Draft, draftOf } from "./account";
import { type Replay, type ReplayedLine, type ReplayFact, takeLines } from "./replay-state";
import { tellers } from "./replay-tellers";
import { settle } from "./settlement";

/**
 * Tells one fact, as it was decided then, and answers the lines it wrote. Facts must come in the order of their positions. Under the
 * terms that were live, the lines are those of the ledger; under others, what has become impossible is a shortfall, never an error.
 */
export function replayFact(replay: Replay, fact: ReplayFact): ReplayedLine[] {
  const teller = tellers[fact.kind];
  if (!teller) throw new Error(`Facts of kind ${fact.kind} cannot be replayed`);
  const draft = memberOf(replay, fact);
  const others = teller(replay, draft, fact, later(draft, fact.decidedAt)) ?? [];
  return [...others, ...takeLines(replay, draft, fact)];
}

/** Writes down what time has done to a member up to `until`, as the nightly job has. */
export function replayTime(replay: Replay, memberId: number, until: Instant): ReplayedLine[] {
  const draft = replay.members.get(memberId);
  if (!draft) return [];
  settle(draft, until);
  return takeLines(replay, draft, null);
}

function later(draft: Draft, at: Instant): Instant {
  return draft.settledAt && draft.settledAt > at ? draft.settledAt : at;
}

function memberOf(replay: Replay, { memberId, memberPublicId }: ReplayFact): Draft {
  const known = replay.members.get(memberId);
  if (known) return known;
  const nobody: Account = {
    memberId,
    memberPublicId,
    memberState: "active",
    stamp: 0,
    version: 0,
    tierPoints: 0,
    debt: 0,
    tier: null,
    tierUntil: null,
    settledAt: null,
    lots: [],
    tallies: [],
  };
  const draft = draftOf(nobody, replay.history);
  replay.members.set(memberId, draft);
  return draft;
}
