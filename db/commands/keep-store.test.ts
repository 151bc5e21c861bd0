import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestLedger, staff, type TestLedger } from "@/db/ledger-fixtures";
import { findCounterLimits, listStores } from "@/db/queries/stores";
import { keepCounterLimits, keepStore } from "./keep-store";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const shop = {
  ...{ code: "KMG", name: "Kemang", city: "Jakarta", zone: "Asia/Jakarta", channel: "store", isActive: true },
};

it("keeps a store under a code of its own, edit after edit, with a trail", async () => {
  const keeper = staff("catalogue", "stores.edit");

  expect(await keepStore(keeper, null, shop)).toEqual({ ok: true, value: null });
  expect(await keepStore(keeper, null, { ...shop, code: "kmg" })).toEqual({ ok: false, refusal: "code_taken" });
  const [kept] = await listStores();
  if (kept === undefined) throw new Error("The store is not listed");
  expect(kept).toMatchObject(shop);

  expect(await keepStore(keeper, kept, { ...shop, name: "Kemang Raya", isActive: false })).toMatchObject({ ok: true });
  expect(await keepStore(keeper, kept, shop)).toEqual({ ok: false, refusal: "stale" });
  const trail =
    await ledger.owner`select action, after ->> 'name' as name from audit.trail where subject = ${`store:${kept.publicId}`} order by at`;
  expect(trail).toMatchObject([
    { action: "store.create", name: "Kemang" },
    { action: "store.edit", name: "Kemang Raya" },
  ]);
});

it("sets what cashiers may do alone, and forgets no other's change over it", async () => {
  const owner = staff("owner", "counter.supervise");
  const { version } = await findCounterLimits(1);
  const limits = { pointsPerDay: 500, aloneMinor: 100_000, undoMinutes: 10 };

  expect(await keepCounterLimits(owner, version, limits)).toBe(true);
  expect(await keepCounterLimits(owner, version, { ...limits, pointsPerDay: 900 })).toBe(false);
  expect(await findCounterLimits(1)).toMatchObject({ ...limits, awardedToday: 0 });
});
