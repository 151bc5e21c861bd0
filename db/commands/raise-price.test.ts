import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { draftReward, hire, rewardEdit, trailOf } from "@/db/catalogue-fixtures";
import { givePoints, newMember, openTestLedger, passTime, type TestLedger } from "@/db/ledger-fixtures";
import { findReward } from "@/db/queries/catalogue";
import { listPriceRises } from "@/db/queries/price-rises";
import { programmeNow } from "@/db/queries/programme-time";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { openConnections } from "@/db/terms-fixtures";
import { goalOf, wish } from "@/db/wish-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { readNotice } from "@/lib/notices";
import { beginPrices } from "./begin-prices";
import { editReward } from "./edit-reward";
import { keepFavourite } from "./keep-favourite";
import { keepPrice } from "./keep-price";
import { publishReward } from "./publish-reward";
import { raisePrice } from "./raise-price";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
let now: Date;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
beforeEach(async () => {
  now = await programmeNow();
});
afterAll(() => ledger.close());

async function published(): Promise<{ rewardId: string; version: number }> {
  const rewardId = await draftReward(kirana, { points: 500 });
  await publishReward(kirana, { rewardId, version: 1 }, now);
  return { rewardId, version: 2 };
}
const raise = (reward: { rewardId: string; version: number }, points = 700, from: Date | null = null) =>
  raisePrice(kirana, { ...reward, points, from }, now);
const pageOf = (rewardId: string, at: Date) => findReward(rewardId, { memberId: null, locale: "id", now: at });

test("a dearer price is announced on the page, costs nothing more before its day, and begins then", async () => {
  const reward = await published();
  const member = await newMember(ledger);
  await givePoints(member, 2_000);
  const redeem = (price: number) =>
    redeemReward(member.actor, { rewardId: reward.rewardId, key: newId(), quantity: 1, price });

  const raised = await raise(reward);

  const from = raised.ok ? raised.value.from : now;
  expect(from.getTime() - now.getTime()).toBeGreaterThanOrEqual(30 * 86_400_000);
  const page = await pageOf(reward.rewardId, now);
  expect(page?.reward.points).toBe(500);
  expect(page?.prices[0]).toMatchObject({ points: 700, from });
  expect(await redeem(500)).toMatchObject({ ok: true });
  expect(await beginPrices(100)).toBe(0);

  await passTime(ledger, { days: 31 });
  const begun = await Promise.all([beginPrices(100), beginPrices(100), beginPrices(100)]);
  expect(begun.toSorted()).toEqual([0, 0, 1]);
  expect((await pageOf(reward.rewardId, await programmeNow()))?.reward.points).toBe(700);
  expect(await redeem(500)).toMatchObject({ ok: false, refusal: { code: "price_changed" } });
  expect(await redeem(700)).toMatchObject({ ok: true });
  expect((await trailOf(ledger.owner, `reward:${reward.rewardId}`)).slice(-2)).toMatchObject([
    { actorId: kirana.personId, action: "reward.raise_price", after: { next_points: 700 } },
    { actorId: null, action: "reward.edit", before: { points: 500 }, after: { points: 700 } },
  ]);
});

test("whoever saves for the reward or marked it as a favourite is told in the inbox and by mail, and everybody can read of it among the changes", async () => {
  const reward = await published();
  const [saver, fond, other] = [await newMember(ledger), await newMember(ledger), await newMember(ledger)];
  await wish(saver, goalOf({ id: 0, publicId: reward.rewardId, points: 500 }, { action: "show", mostPoints: null }));

  await keepFavourite(saver.actor, reward.rewardId);
  await keepFavourite(fond.actor, reward.rewardId);

  const raised = await raise(reward);

  const from = raised.ok ? raised.value.from : now;
  const told = await ledger.owner<{ memberId: number; kind: string; payload: unknown }[]>`
    select member_id::int as "memberId", kind, payload from notices where member_id in ${ledger.owner([saver.id, fond.id, other.id])} order by member_id`;
  expect(told).toEqual(
    [saver, fond].map(({ id }) => ({ memberId: id, kind: "reward_dearer", payload: expect.anything() })),
  );
  const mailed = await ledger.owner`
    select m.id::int, o.payload -> 'data' as data from outbox o join members m on m.person_id = (o.payload ->> 'personId')::bigint
    where o.task = 'mail' and o.payload ->> 'template' = 'reward-dearer' and o.payload #>> '{data,rewardId}' = ${reward.rewardId} order by 1`;
  expect(mailed).toEqual(
    [saver, fond].map(({ id }) => ({ id, data: expect.objectContaining({ was: 500, points: 700 }) })),
  );
  expect(readNotice("reward_dearer", told[0]?.payload)?.payload).toMatchObject({ points: 700 });
  expect(await listPriceRises("id", await programmeNow())).toContainEqual(
    expect.objectContaining({ rewardId: reward.rewardId, before: 500, after: 700, since: from }),
  );
});

test("it is refused before its notice, where it is no dearer, and of a reward nobody has seen", async () => {
  const reward = await published();
  const draft = await draftReward(kirana, { points: 500 });

  expect(await raise(reward, 700, new Date(now.getTime() + 86_400_000))).toMatchObject({
    refusal: { code: "notice_too_short" },
  });
  expect(await raise(reward, 500)).toMatchObject({ refusal: { code: "not_dearer" } });
  expect(await raise(reward, 2_000_000_000)).toMatchObject({ refusal: { code: "too_dear" } });
  expect(await raise({ rewardId: draft, version: 1 })).toMatchObject({ refusal: { code: "never_published" } });
  expect(await raise({ ...reward, version: 1 })).toMatchObject({ refusal: { code: "changed_meanwhile" } });
  expect(await raise({ rewardId: newId(), version: 1 })).toMatchObject({ refusal: { code: "reward_unknown" } });
});

test("of many who announce at once one does, and another announced price takes the place of the first", async () => {
  const reward = await published();
  await openConnections();

  const raised = await Promise.all(Array.from({ length: 20 }, (_, place) => raise(reward, 600 + place)));
  const again = await raise({ ...reward, version: 3 }, 900);

  expect(raised.filter((each) => each.ok)).toHaveLength(1);
  expect(again.ok).toBe(true);
  const prices = (await findStaffReward(reward.rewardId))?.prices ?? [];
  expect(prices.map((price) => price.points)).toEqual([900, 500]);
});

test("an announced price can be taken back, and lowering the price needs no notice", async () => {
  const reward = await published();
  await raise(reward);

  expect(await keepPrice(kirana, { ...reward, version: 3 })).toEqual({ ok: true, value: null });
  expect(await keepPrice(kirana, { ...reward, version: 4 })).toMatchObject({ refusal: { code: "nothing_announced" } });
  expect(await keepPrice(kirana, { ...reward, version: 3 })).toMatchObject({ refusal: { code: "changed_meanwhile" } });
  const edit = rewardEdit({ points: 400 });
  expect(await editReward(kirana, { ...reward, version: 4, edit }, now)).toMatchObject({ ok: true });

  await passTime(ledger, { days: 31 });
  await beginPrices(100);
  expect((await findStaffReward(reward.rewardId))?.points).toBe(400);
});
