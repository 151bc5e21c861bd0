import { afterAll, beforeAll, expect, test } from "vitest";
import { trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findTermsDraft, listOpenTermsDrafts } from "@/db/queries/terms-drafts";
import { approvedDraft, draftOf, hireTermsPeople, type TermsPeople } from "@/db/terms-fixtures";
import { approveTerms } from "./approve-terms";
import { withdrawTerms } from "./withdraw-terms";

let ledger: TestLedger;
let people: TermsPeople;
beforeAll(async () => {
  ledger = await openTestLedger();
  people = await hireTermsPeople(ledger.owner);
});
afterAll(() => ledger.close());

test("a draft put away stays to be read, and goes no further", async () => {
  const draftId = await approvedDraft(people);

  expect(await withdrawTerms(people.maya, { draftId, version: 2 })).toEqual({ ok: true, value: null });

  expect(await findTermsDraft(draftId)).toMatchObject({ state: "withdrawn", approvedByName: "Bayu" });
  expect((await listOpenTermsDrafts()).map((each) => each.publicId)).not.toContain(draftId);
  expect(await approveTerms(people.citraApproves, { draftId, version: 3 })).toMatchObject({
    refusal: { code: "terms_closed" },
  });
  expect((await trailOf(ledger.owner, `terms:${draftId}`)).at(-1)).toMatchObject({ action: "terms.withdraw" });
});

test("a page read before another's change puts nothing away", async () => {
  const draftId = await draftOf(people);

  expect(await withdrawTerms(people.maya, { draftId, version: 9 })).toMatchObject({
    refusal: { code: "changed_meanwhile" },
  });
  expect(await findTermsDraft(draftId)).toMatchObject({ state: "draft" });
});
