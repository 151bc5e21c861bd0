import { afterAll, beforeAll, expect, it } from "vitest";
import { redeemReward } from "@/db/commands/redeem-reward";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import type { Locale } from "@/lib/base/locale";
import { newId } from "@/lib/base/uuid";
import { type CatalogueFilter, listRewards } from "./catalogue";
import { findHome } from "./home";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const everything: CatalogueFilter = {
  q: "",
  category: null,
  kind: null,
  affordable: false,
  favourite: false,
  sort: "featured",
  after: null,
};

it("shows an edit at once, in each language its own, also one written past the functions that edit", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const reward = await newReward(ledger, { points: 400 });
  expect(await shown(member.id, reward.publicId, "id")).toMatchObject({ name: "Kopi susu", points: 400 });
  expect(await shown(member.id, reward.publicId, "en")).toMatchObject({ name: "Kopi susu", points: 400 });

  await ledger.owner`
    update rewards set points = 300, texts = jsonb_set(texts, '{en,name}', '"Milk coffee"') where id = ${reward.id}`;

  expect(await shown(member.id, reward.publicId, "id")).toMatchObject({ name: "Kopi susu", points: 300 });
  expect(await shown(member.id, reward.publicId, "en")).toMatchObject({ name: "Milk coffee", points: 300 });
  const { redeemable } = await findHome(member.id, "en", new Date());
  expect(redeemable).toContainEqual(expect.objectContaining({ name: "Milk coffee", points: 300 }));
});

it("keeps what is left and what a member has had of it up to date, though no edit tells", async () => {
  const [sari, budi] = [await newMember(ledger), await newMember(ledger)];
  for (const member of [sari, budi]) await givePoints(member, 1_000);
  const reward = await newReward(ledger, { points: 100, stock: 2, perMemberLimit: 1 });
  expect(await shown(sari.id, reward.publicId, "id")).toMatchObject({
    stockLeft: 2,
    availability: { code: "redeemable" },
  });

  const asked = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100 };
  expect(await redeemReward(sari.actor, asked)).toMatchObject({ ok: true });

  expect(await shown(budi.id, reward.publicId, "id")).toMatchObject({
    stockLeft: 1,
    availability: { code: "redeemable" },
  });
  expect((await shown(sari.id, reward.publicId, "id"))?.availability?.code).not.toBe("redeemable");
});

async function shown(memberId: number, publicId: string, locale: Locale) {
  const { rewards } = await listRewards(everything, { memberId, locale, now: new Date() });
  return rewards.find((each) => each.publicId === publicId);
}
