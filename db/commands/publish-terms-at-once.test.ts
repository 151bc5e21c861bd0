import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { termsHistory } from "@/db/queries/terms";
import { approvedDraft, hireTermsPeople, kinder, openConnections, type TermsPeople } from "@/db/terms-fixtures";
import { publishTerms } from "./publish-terms";

let ledger: TestLedger;
let people: TermsPeople;
let soon: { now: Date; from: Date };
beforeEach(async () => {
  ledger = await openTestLedger();
  people = await hireTermsPeople(ledger.owner);
  const now = await programmeNow();
  soon = { now, from: new Date(now.getTime() + 600_000) };
});
afterEach(() => ledger.close());

/** Two people publish all of these at the same moment. */
function publishAll(drafts: string[]) {
  return Promise.all(
    drafts.map((draftId, place) => {
      const request = { draftId, version: 2, from: soon.from };
      return publishTerms(place % 2 ? people.bayu : people.citra, request, soon.now);
    }),
  );
}

test("of two who publish at once, nobody takes away without notice what the other has just given", async () => {
  // Each is better than version 1, and worse than the ones after it in this list.
  const drafts = await Promise.all(
    Array.from({ length: 20 }, (_, place) => approvedDraft(people, { noticeDays: 31 + place })),
  );

  await openConnections();

  const published = await publishAll(drafts.toReversed());

  const versions = await termsHistory(published.filter((each) => each.ok).length + 1);
  const days = versions.map((terms) => terms.noticeDays);
  expect(versions.length).toBe(1 + published.filter((each) => each.ok).length);
  expect(days).toEqual(days.toSorted((a, b) => a - b));
  // What a draft was run beside is in force no longer once another is published.
  const refusals = ["overtaken", "notice_too_short", "replay_missing"];
  expect(published.every((each) => each.ok || refusals.includes(each.refusal.code))).toBe(true);
});

test("of many who publish the same draft at once, one does", async () => {
  const draftId = await approvedDraft(people, kinder);

  await openConnections();

  const published = await publishAll(Array.from({ length: 20 }, () => draftId));

  expect(published.filter((each) => each.ok)).toHaveLength(1);
  expect(await termsHistory(2)).toHaveLength(2);
});
