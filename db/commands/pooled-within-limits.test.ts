import { afterAll, beforeAll, expect, test } from "vitest";
import { givePoints, newMember, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { findPool } from "@/db/queries/pool";
import { programmeNow } from "@/db/queries/programme-time";
import { replayLive } from "@/db/queries/replay-ledger";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { movePooledPoints } from "./move-pooled-points";
import { openPool } from "./share-pool";
import { transferPoints } from "./transfer-points";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({
    pools: { isOn: true, mostMembers: 3, limits: "as_transfers" },
    transfer: { isOn: true, leastPoints: 10, mostPerDay: 1_000, mostPerMonth: 2_000, coolingOffDays: 0, giftDays: 0 },
  });
});
afterAll(() => ledger.close());

test.each([
  ["put in", 1],
  ["put in and sent", 2],
])("no more points are %s in a day than the limit says, however many are asked for at once", async (_, ways) => {
  const [member, friend] = [await newMember(ledger), await newMember(ledger)];
  await givePoints(member, 5_000);
  await openPool(member.actor, await programmeNow());
  await openConnections();

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_each, place) =>
      place % ways === 0
        ? movePooledPoints(member.actor, { way: "in", points: 100, key: newId() })
        : transferPoints(member.actor, { to: friend.publicId, points: 100, key: newId() }),
    ),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(10);
  expect(await spendableOf(ledger, member)).toBe(4_000);
  expect((await findPool(member.id, await programmeNow())).room).toMatchObject({
    most: 0,
    limits: { left: { day: 0, month: 1_000 }, refusal: { code: "above_day_limit" } },
  });
  expect((await replayLive({ ownerUrl: ledger.ownerUrl })).differences).toEqual([]);
});
