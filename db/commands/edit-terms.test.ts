import { afterAll, beforeAll, expect, test } from "vitest";
import { trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import {
  approvedDraft,
  draftOf,
  harder,
  hireTermsPeople,
  openConnections,
  type TermsPeople,
} from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { editTerms } from "./edit-terms";
import { withdrawTerms } from "./withdraw-terms";

let ledger: TestLedger;
let people: TermsPeople;
beforeAll(async () => {
  ledger = await openTestLedger();
  people = await hireTermsPeople(ledger.owner);
});
afterAll(() => ledger.close());

const document = { ...kopiSenjaTerms, ...harder };

test("an edit replaces the draft, and the trail keeps the sections it changed and no others", async () => {
  const draftId = await draftOf(people, {});

  expect(await editTerms(people.maya, { draftId, version: 1, title: "Musim hujan", document })).toEqual({
    ok: true,
    value: null,
  });

  expect(await findTermsDraft(draftId)).toMatchObject({ version: 2, document });
  expect((await trailOf(ledger.owner, `terms:${draftId}`)).at(-1)).toEqual({
    actorId: people.maya.personId,
    action: "terms.edit",
    before: { document: { expiry: kopiSenjaTerms.expiry } },
    after: { document: { expiry: document.expiry } },
  });
});

test("what was approved and replayed is neither any more once a word of it changed, and its editor counts as a writer", async () => {
  const draftId = await approvedDraft(people);
  await ledger.owner`update terms_drafts set replay_report = '{"events": 1}' where public_id = ${draftId}`;

  await editTerms(people.bayuWrites, { draftId, version: 2, title: "Musim hujan", document });

  expect(await findTermsDraft(draftId)).toMatchObject({
    state: "draft",
    approvedByName: null,
    approvedAt: null,
    replayReport: null,
    writers: ["Maya", "Bayu"],
  });
});

test("of two who edit at once one is told that the other did", async () => {
  const draftId = await draftOf(people);

  await openConnections();

  const edited = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      editTerms(people.maya, { draftId, version: 1, title: `Judul ${place}`, document }),
    ),
  );

  expect(edited.filter((each) => each.ok)).toHaveLength(1);
  expect(edited.find((each) => !each.ok)).toMatchObject({ refusal: { code: "changed_meanwhile", by: "Maya" } });
});

test("what is put away, or never was, is not edited, nor is anything made of a document that cannot be read", async () => {
  const draftId = await draftOf(people);
  await withdrawTerms(people.maya, { draftId, version: 1 });
  const edit = { draftId, version: 2, title: "x", document };

  expect(await editTerms(people.maya, edit)).toEqual({ ok: false, refusal: { code: "terms_closed" } });
  expect(await editTerms(people.maya, { ...edit, draftId: newId() })).toEqual({
    ok: false,
    refusal: { code: "terms_unknown" },
  });
  expect(await editTerms(people.maya, { ...edit, document: {} })).toMatchObject({ refusal: { code: "invalid" } });
});
