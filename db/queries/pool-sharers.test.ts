import { afterAll, beforeAll, expect, test } from "vitest";
import { leavePool } from "@/db/commands/move-pooled-points";
import { openPool } from "@/db/commands/share-pool";
import { newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { invited, joined } from "@/db/pool-fixtures";
import { findSharedPool, listSharers } from "./pool-sharers";
import { programmeNow } from "./programme-time";
import { findMember, searchMembers } from "./staff-members";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ pools: { isOn: true, mostMembers: 4, limits: "none" } });
});
afterAll(() => ledger.close());

test("staff get from a pool to everybody who shares or shared it, and from them to the pool while they do", async () => {
  const [host, friend, asked] = [await newMember(ledger), await newMember(ledger), await newMember(ledger)];
  await openPool(host.actor, await programmeNow());
  await joined(ledger, host, friend);
  await invited(ledger, host, asked);
  const shared = await findSharedPool(host.id);
  const pool = await findMember(shared?.publicId ?? "", await programmeNow());

  const named = async () => (await listSharers(pool?.id ?? 0)).map(({ publicId, state }) => [publicId, state]);

  expect(pool?.isPool).toBe(true);
  expect(await named()).toEqual([
    [host.publicId, "joined"],
    [friend.publicId, "joined"],
    [asked.publicId, "invited"],
  ]);
  expect(await findSharedPool(friend.id)).toMatchObject({ publicId: shared?.publicId });
  expect(await findSharedPool(asked.id)).toBeNull();
  await leavePool(friend.actor);
  expect(await findSharedPool(friend.id)).toBeNull();
  expect((await named()).at(-1)).toEqual([friend.publicId, "left"]);
});

test("a pool is of no tier, also of the lowest", async () => {
  const host = await newMember(ledger);
  await openPool(host.actor, await programmeNow());
  const found = async (tier: string | null) =>
    (await searchMembers({ q: "", state: null, tier, after: undefined })).members.map(({ publicId }) => publicId);
  const pool = (await findSharedPool(host.id))?.publicId;

  expect(await found(null)).toContain(pool);
  expect(await found("perak")).toContain(host.publicId);
  expect(await found("perak")).not.toContain(pool);
});
