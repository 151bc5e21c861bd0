import { afterAll, beforeAll, expect, test } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { listViews } from "@/db/queries/saved-views";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { changeView, deleteView, keepView, openWithView } from "./keep-view";

let ledger: TestLedger;
let tari: Actor<"staff.enter">;
let budi: Actor<"staff.enter">;
beforeAll(async () => {
  ledger = await openTestLedger();
  tari = await hire(ledger.owner, "support", "staff.enter", "Tari");
  budi = await hire(ledger.owner, "support", "staff.enter", "Budi");
});
afterAll(() => ledger.close());

let made = 0;
async function kept(wish: { isShared?: boolean; name?: string } = {}) {
  const { isShared = false, name = `Terkunci ${++made}` } = wish;
  const id = newId();
  const answer = await keepView(tari, { id, list: "members", name, query: "q=Sari&state=locked", isShared });
  return { id, name, answer };
}
const seenBy = async (who: Actor<"staff.enter">) =>
  (await listViews(who.personId, ["members"])).map(({ name }) => name);

test("a view keeps filters and never whom somebody searched for; it is its owner's until shared", async () => {
  const { id, name } = await kept();

  const [own] = (await listViews(tari.personId, ["members"])).filter(({ publicId }) => publicId === id);
  expect(own).toMatchObject({ query: "state=locked", isOwn: true, ownerName: "Tari" });
  expect(await seenBy(budi)).not.toContain(name);
  await changeView(tari, { id, version: 1, name, isShared: true });
  expect(await seenBy(budi)).toContain(name);
});

test("two views of a list do not bear one name, however many are kept at once", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => kept({ name: "Yang baru" })));

  expect(answers.filter(({ answer }) => answer.ok)).toHaveLength(1);
  expect(answers.some(({ answer }) => !answer.ok && answer.refusal === "name_taken")).toBe(true);
  const other = await kept();
  const renamed = await changeView(tari, { id: other.id, version: 1, name: "yang BARU", isShared: false });
  expect(renamed).toEqual({ ok: false, refusal: "name_taken" });
});

test("a list opens with a view of one's own or a shared one, until that is deleted or shared no longer", async () => {
  const [mine, shared] = [await kept(), await kept({ isShared: true })];
  const opensWith = async (who: Actor<"staff.enter">) =>
    (await listViews(who.personId, ["members"])).find(({ isOpening }) => isOpening)?.publicId ?? null;

  expect(await openWithView(budi, "members", mine.id)).toEqual({ ok: false, refusal: "view_unknown" });
  expect(await openWithView(budi, "rewards", shared.id)).toEqual({ ok: false, refusal: "view_unknown" });
  await openWithView(budi, "members", shared.id);
  await openWithView(tari, "members", mine.id);
  expect([await opensWith(budi), await opensWith(tari)]).toEqual([shared.id, mine.id]);
  await changeView(tari, { id: shared.id, version: 1, name: shared.name, isShared: false });
  await deleteView(tari, mine.id);
  expect([await opensWith(budi), await opensWith(tari)]).toEqual([null, null]);
});

test("nobody changes or deletes a view that is not theirs, and an older page changes nothing", async () => {
  const { id, name } = await kept({ isShared: true });
  const change = { id, version: 1, name: `${name} lain`, isShared: true };

  expect(await changeView(budi, change)).toEqual({ ok: false, refusal: "view_unknown" });
  expect(await deleteView(budi, id)).toEqual({ ok: false, refusal: "view_unknown" });
  expect(await changeView(tari, change)).toEqual({ ok: true, value: null });
  expect(await changeView(tari, change)).toEqual({ ok: false, refusal: "changed_meanwhile" });
  expect(await keepView(tari, { id: newId(), list: "members", name: " ", query: "", isShared: false })).toEqual({
    ...{ ok: false, refusal: "name_missing" },
  });
});
