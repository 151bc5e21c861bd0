import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft } from "./account";
import { type Points, sum } from "./points";
import { settle } from "./settlement";
import { termsAsOf } from "./terms";

export type ReleaseRequest = {
  id: string;
  /** The line that bore the points. */
  born: number;
  /** A salted digest of the reason staff gave. */
  reasonDigest: string;
};

export type ReleaseRefusal = { code: "nothing_pending" } | { code: "member_closed" };

/**
 * Makes what is still pending of one line's points spendable at once; how long they are good for stays. One line of 0 points
 * says so in the book.
 */
export function release(
  draft: Draft,
  request: ReleaseRequest,
  decidedAt: Instant,
): Result<{ journalVersion: number; points: Points }, ReleaseRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  if (["closed", "merged"].includes(draft.start.memberState)) return refused({ code: "member_closed" });
  settle(draft, at);
  const lots = draft.lots.filter((lot) => lot.born === request.born && lot.remaining > 0 && lot.availableAt > at);
  if (lots.length === 0) return refused({ code: "nothing_pending" });
  const released = lots.map((lot) => ({ kind: lot.kind, points: lot.remaining, was: lot.availableAt.getTime() }));
  addLine(draft, {
    kind: "extended",
    points: 0,
    tierPoints: 0,
    occurredAt: at,
    source: `release:${request.id}`,
    termsVersion: termsAsOf(draft.history, at).version,
    answersRequest: true,
    releases: lots.map(({ born, ordinal }) => ({ born, ordinal, availableAt: at })),
    trace: { rule: "release", lots: released, reason: request.reasonDigest },
  });
  return done({ journalVersion: draft.version, points: sum(released.map((lot) => lot.points)) });
}
