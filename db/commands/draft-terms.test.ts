import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findTermsDraft, listOpenTermsDrafts } from "@/db/queries/terms-drafts";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { harder, hireTermsPeople, openConnections, type TermsPeople } from "@/db/terms-fixtures";
import { applyTerms, draftTerms } from "./draft-terms";

let ledger: TestLedger;
let people: TermsPeople;
beforeAll(async () => {
  ledger = await openTestLedger();
  people = await hireTermsPeople(ledger.owner);
});
afterAll(() => ledger.close());

test("a draft begins with what the newest version says, and the trail says who began it", async () => {
  const drafted = await draftTerms(people.maya, { title: "Ramadan", document: null });

  const draftId = drafted.ok ? drafted.value.draftId : "";
  expect(await findTermsDraft(draftId)).toMatchObject({
    title: "Ramadan",
    state: "draft",
    basedOn: 1,
    version: 1,
    writers: ["Maya"],
    document: kopiSenjaTerms,
  });
  expect(await trailOf(ledger.owner, `terms:${draftId}`)).toEqual([
    { actorId: people.maya.personId, action: "terms.create", before: null, after: { title: "Ramadan", based_on: 1 } },
  ]);
});

test("a document that cannot be read makes no draft, and every problem is told by its place", async () => {
  const before = await listOpenTermsDrafts();

  const refused = await draftTerms(people.maya, {
    title: "Rusak",
    document: { ...kopiSenjaTerms, noticeDays: "banyak" },
  });

  expect(refused).toEqual({
    ok: false,
    refusal: { code: "invalid", problems: [{ path: ["noticeDays"], code: "wrong_kind" }] },
  });
  expect(await listOpenTermsDrafts()).toHaveLength(before.length);
});

test("the operator's file makes one draft, however often and by however many it is applied at once", async () => {
  const document = { ...kopiSenjaTerms, ...harder };

  await openConnections();

  const all: ReturnType<typeof applyTerms>[] = [];
  // Nobody can write a draft before all who can have looked for one.
  await ledger.owner.begin(async (other) => {
    await other`lock table terms_drafts in share row exclusive mode`;
    all.push(...Array.from({ length: 20 }, () => applyTerms("terms.json", document)));
    await setTimeout(400);
  });
  const applied = await Promise.all(all);

  const values = applied.map((each) => (each.ok ? each.value : null));
  expect(new Set(values.map((each) => each?.draftId)).size).toBe(1);
  expect(values.filter((each) => each?.isNew)).toHaveLength(1);
  expect(await findTermsDraft(values[0]?.draftId ?? "")).toMatchObject({ writers: [], state: "draft" });
  expect(await applyTerms("terms.json", kopiSenjaTerms)).toEqual({ ok: true, value: { draftId: null, isNew: false } });
});
