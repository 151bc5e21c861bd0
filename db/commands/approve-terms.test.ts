import { afterAll, beforeAll, expect, test } from "vitest";
import { trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { listWaiting } from "@/db/queries/second-person";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { draftOf, hireTermsPeople, kinder, openConnections, type TermsPeople } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { mayDecide } from "@/lib/loyalty/second-person";
import { approveTerms } from "./approve-terms";
import { draftTerms } from "./draft-terms";
import { editTerms } from "./edit-terms";

let ledger: TestLedger;
let people: TermsPeople;
beforeAll(async () => {
  ledger = await openTestLedger();
  people = await hireTermsPeople(ledger.owner);
});
afterAll(() => ledger.close());

/** The drafts that Bayu could approve. */
async function awaitedByBayu(): Promise<string[]> {
  const { personId: id, personPublicId: publicId } = people.bayuApproves;
  const bayu = { id, publicId, role: "owner", hasTotp: true, member: null } as const;
  const drafts = (await listWaiting()).filter((each) => each.sort === "terms" && mayDecide(bayu, each));
  return drafts.map((each) => each.publicId);
}

const document = { ...kopiSenjaTerms, ...kinder };

test("a second person approves exactly what they saw, once", async () => {
  const draftId = await draftOf(people);
  const awaited = await awaitedByBayu();

  await openConnections();

  const approved = await Promise.all(
    Array.from({ length: 20 }, () => approveTerms(people.bayuApproves, { draftId, version: 1 })),
  );

  expect(awaited).toContain(draftId);
  expect(approved.filter((each) => each.ok)).toHaveLength(1);
  expect(await findTermsDraft(draftId)).toMatchObject({ state: "approved", approvedByName: "Bayu", version: 2 });
  expect((await trailOf(ledger.owner, `terms:${draftId}`)).at(-1)).toMatchObject({
    actorId: people.bayu.personId,
    action: "terms.approve",
    before: { state: "draft" },
    after: { state: "approved" },
  });
  expect(await awaitedByBayu()).not.toContain(draftId);
});

test("nobody approves what they wrote any part of, not even past the command", async () => {
  const own = await draftTerms(people.bayuWrites, { title: "Sendiri", document });
  const ownId = own.ok ? own.value.draftId : "";
  const shared = await draftOf(people);
  await editTerms(people.bayuWrites, { draftId: shared, version: 1, title: "Berdua", document });

  expect(await approveTerms(people.bayuApproves, { draftId: ownId, version: 1 })).toEqual({
    ok: false,
    refusal: { code: "own_draft" },
  });
  expect(await approveTerms(people.bayuApproves, { draftId: shared, version: 2 })).toEqual({
    ok: false,
    refusal: { code: "own_draft" },
  });
  expect(await approveTerms(people.citraApproves, { draftId: shared, version: 2 })).toEqual({ ok: true, value: null });
  expect(await awaitedByBayu()).not.toContain(ownId);
  await expect(
    ledger.owner`update terms_drafts set state = 'approved', approved_by = ${people.bayu.personId}, approved_at = now() where public_id = ${ownId}`,
  ).rejects.toThrow(/terms_drafts_approved_by_another/);
});

test("what changed since it was read is not approved, nor what there is not", async () => {
  const draftId = await draftOf(people);
  await editTerms(people.maya, { draftId, version: 1, title: "Lain", document });

  expect(await approveTerms(people.bayuApproves, { draftId, version: 1 })).toMatchObject({
    refusal: { code: "changed_meanwhile", by: "Maya" },
  });
  expect(await approveTerms(people.bayuApproves, { draftId: newId(), version: 1 })).toMatchObject({
    refusal: { code: "terms_unknown" },
  });
});
