import { expect, test } from "vitest";
import { answerDue, disputeTerms, stateAfter, waitsFor } from "./disputes";

test("an answer is promised by the end of the last promised day in the programme's zone", () => {
  const terms = { disputes: { answerDays: 7 }, zone: "Asia/Jakarta" };

  // 23.30 on the 21st in Jakarta: seven whole days on, the 28th ends at midnight.
  expect(answerDue(terms, new Date("2026-11-21T16:30:00Z"))).toEqual(new Date("2026-11-28T17:00:00Z"));
});

test("terms that say nothing of disputes promise an answer within a week", () => {
  expect(disputeTerms.parse(undefined)).toEqual({ answerDays: 7 });
});

test("each step leads to a state, and each undecided state waits for somebody", () => {
  expect([stateAfter("opened"), stateAfter("asked"), stateAfter("answered")].map(waitsFor)).toEqual([
    "staff",
    "member",
    "staff",
  ]);
  expect([stateAfter("accepted"), stateAfter("refused"), stateAfter("withdrawn")].map(waitsFor)).toEqual([
    null,
    null,
    null,
  ]);
});
