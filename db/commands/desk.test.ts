import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { givePoints, newMember, newReward, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { slowly } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import { openDesk } from "./desk";
import { recordPurchase } from "./record-purchase";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("reads once for many who wait together, and answers each with their own", async () => {
  const loads: number[] = [];
  const ask = openDesk<{ id: string; n: number }, number, string>({
    load: async (requests) => {
      loads.push(requests.length);
      return requests.map((each) => each.n * 2);
    },
    decide: (request, loaded) => ({ answer: `${request.n} ${loaded}` }),
    recall: () => "recalled",
  });

  const answers = await Promise.all(Array.from({ length: 250 }, (_, n) => ask({ id: newId(), n })));

  expect(answers).toEqual(Array.from({ length: 250 }, (_, n) => `${n} ${n * 2}`));
  expect(loads.length).toBeLessThan(10);
});

it("lets one caller's bug be theirs alone", async () => {
  const ask = openDesk<{ id: string; n: number }, null, number>({
    load: async (requests) => requests.map(() => null),
    decide: ({ n }) => {
      if (n === 3) throw new Error("A bug");
      return { answer: n };
    },
    recall: () => -1,
  });

  const answers = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => ask({ id: newId(), n })));

  expect(answers.map((each) => each.status)).toEqual(answers.map((_, n) => (n === 3 ? "rejected" : "fulfilled")));
});

it("charges nobody for another's redemption when one of many who wait together has no wallet", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const reward = await newReward(ledger, { points: 300 });
  const lost = await newMember(ledger);
  await ledger.owner`delete from wallets where member_id = ${lost.id}`;
  const request = () => ({ rewardId: reward.publicId, key: newId(), quantity: 1, price: 300 });

  const [withoutOne, withOne] = await Promise.allSettled([
    redeemReward(lost.actor, request()),
    redeemReward(member.actor, request()),
  ]);

  expect(withoutOne.status).toBe("rejected");
  expect(withOne).toMatchObject({ status: "fulfilled", value: { ok: true } });
  expect(await spendableOf(ledger, member)).toBe(700);
});

it("tells twenty who use one receipt for different members at once that it was used, but the first", async () => {
  const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
  const receipt = { externalId: newId(), occurredAt: new Date(), totalMinor: 50_000, currency: "IDR" };

  const answers = await slowly(ledger.owner, "wallets", () =>
    Promise.all(
      members.map(async ({ id }, place) => {
        await setTimeout(place); // so that they are decided in several batches
        return recordPurchase({ ...receipt, memberId: id, channel: null, store: null });
      }),
    ),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.refusal.code === "receipt_reused")).toHaveLength(19);
});
