import { afterAll, beforeAll, expect, it } from "vitest";
import { keepFavourite } from "@/db/commands/keep-favourite";
import { recordPurchase } from "@/db/commands/record-purchase";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { type CatalogueFilter, listRewards } from "./catalogue";
import { programmeNow } from "./programme-time";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const everything: CatalogueFilter = {
  ...{ q: "", category: null, kind: null, affordable: false, favourite: false },
  ...{ sort: "featured", after: null },
};

it("shows a member first what they marked and what they often buy, with why, and a visitor nothing of the kind", async () => {
  const [member, marked, coffee, far] = [
    await newMember(ledger),
    await newReward(ledger, { points: 400 }),
    await newReward(ledger, { points: 300 }),
    await newReward(ledger, { points: 90_000 }),
  ];
  await ledger.owner`update rewards set category = 'home', texts = replace(texts::text, 'Kopi susu', 'Gelas')::jsonb where id = ${marked.id}`;
  await givePoints(member, 1_000);
  await keepFavourite(member.actor, marked.publicId);
  const now = await programmeNow();
  for (let times = 0; times < 3; times += 1) {
    const lines = [{ sku: "kopi-24", category: "kopi", quantity: 1, amountMinor: 24_000 }];
    const receipt = {
      externalId: newId(),
      occurredAt: now,
      totalMinor: 24_000,
      currency: "IDR",
      channel: "store",
      store: null,
    };
    await recordPurchase({ memberId: member.id, ...receipt, lines });
  }

  const own = await listRewards(everything, { memberId: member.id, locale: "id", now: await programmeNow() });
  const visitor = await listRewards(everything, { memberId: null, locale: "id", now });

  expect(own.forYou.map(({ card, reason }) => [card.publicId, reason])).toEqual([
    [marked.publicId, { code: "favourite" }],
    [coffee.publicId, { code: "bought", category: "kopi" }],
  ]);
  expect(own.forYou.some(({ card }) => card.publicId === far.publicId)).toBe(false);
  expect([visitor.forYou, visitor.presents, visitor.favourites.size]).toEqual([[], [], 0]);
});
