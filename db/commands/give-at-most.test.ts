import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { listRunningDistributions } from "@/db/queries/distributions";
import { programmeNow } from "@/db/queries/programme-time";
import { slowly } from "@/db/slowly";
import { openConnections } from "@/db/terms-fixtures";
import { dayOf } from "@/lib/loyalty/calendar";
import { givePresents } from "./give-presents";
import { type DistributionAsked, keepDistribution } from "./keep-distribution";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("gives or offers to no more than it may in all, whoever looks at once", async () => {
  const marketing = await hire(ledger.owner, "marketing", "distribution.edit", "Rani");
  const today = dayOf(await programmeNow(), "Asia/Jakarta");
  const reward = await newReward(ledger, { kind: "made_for_you", stock: 50 });
  const members = await Promise.all(Array.from({ length: 12 }, () => newMember(ledger)));
  await ledger.owner`update members set tags = array['few'] where id = any (${members.map(({ id }) => id)})`;
  const asked: DistributionAsked = {
    ...{ occasion: "criteria", tier: null, each: "ever", conditions: [{ if: "tag", anyOf: ["few"] }], daysBefore: 0 },
    ...{ pickUpDays: 30, startsOn: today, endsOn: null, atMost: 1, isOn: true, reward: reward.publicId },
  };
  await keepDistribution(marketing, null, asked);
  const [distribution] = await listRunningDistributions(today);
  if (!distribution) throw new Error("It does not run");
  const now = await programmeNow();
  const count = async () => {
    const [row] = await ledger.owner<{ count: number }[]>`
      select count(*)::int as count from presents where reward_id = ${reward.id}`;
    return row?.count;
  };
  await openConnections();

  // One member each, so that nobody is counted within another's batch.
  await slowly(ledger.owner, "wallets", () =>
    Promise.all(members.map(({ id }) => givePresents(distribution, now, id - 1, 1))),
  );

  expect(await count()).toBe(1);
  expect(await listRunningDistributions(today)).toEqual([]);
  await keepDistribution(marketing, { publicId: distribution.id, version: 1 }, { ...asked, atMost: 3 });
  expect(await givePresents(distribution, now, 0, 500)).toMatchObject({ offered: 2 });
  // What was not picked up in time makes room.
  await ledger.owner`update presents set ends_at = now() - interval '2 hours' where reward_id = ${reward.id}`;
  expect(await givePresents(distribution, now, 0, 500)).toMatchObject({ offered: 3 });
});
