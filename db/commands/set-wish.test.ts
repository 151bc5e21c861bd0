import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { findReward } from "@/db/queries/catalogue";
import { programmeNow } from "@/db/queries/programme-time";
import { slowly } from "@/db/slowly";
import { openConnections } from "@/db/terms-fixtures";
import { goalOf, lookAtWishes, redemptionsOf, wish, wishesOf } from "@/db/wish-fixtures";
import { newId } from "@/lib/base/uuid";
import { runWishes } from "./run-wishes";
import { endWish, setWish } from "./set-wish";

let ledger: TestLedger;
let reward: TestReward;

beforeAll(async () => {
  ledger = await openTestLedger();
  reward = await newReward(ledger, { points: 200 });
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

describe("a wish", () => {
  it("takes the place of the one before, and is kept as a fact", async () => {
    const member = await newMember(ledger);

    await wish(member, goalOf(reward, { action: "show", mostPoints: null }));
    await wish(member, goalOf(reward, { keepPoints: 300 }));

    expect(await wishesOf(ledger, member)).toEqual([
      { purpose: "goal", ended: "replaced", paused: null },
      { purpose: "goal", ended: null, paused: null },
    ]);
    const facts = await ledger.owner`
      select data ->> 'action' as action, (data ->> 'keep')::int as keep from events where member_id = ${member.id} order by position`;
    expect(facts).toEqual([
      { action: "show", keep: 0 },
      { action: "redeem", keep: 300 },
    ]);
  });

  it("is told on its reward's page for as long as it stands, to nobody else", async () => {
    const [member, other] = [await newMember(ledger), await newMember(ledger)];
    const isGoalOf = async ({ id }: TestMember) =>
      (await findReward(reward.publicId, { memberId: id, locale: "id", now: await programmeNow() }))?.own?.isGoal;
    expect(await isGoalOf(member)).toBe(false);

    await wish(member, goalOf(reward));
    expect([await isGoalOf(member), await isGoalOf(other)]).toEqual([true, false]);

    await endWish(member.actor, "goal", newId());
    expect(await isGoalOf(member)).toBe(false);
  });

  it("works once for a sheet, however often that is sent", async () => {
    const member = await newMember(ledger);
    const request = goalOf(reward);

    const answers = await Promise.all(Array.from({ length: 20 }, () => setWish(member.actor, request)));

    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await wishesOf(ledger, member)).toHaveLength(1);
    expect(await setWish(member.actor, { ...request, keepPoints: 1 })).toMatchObject({
      refusal: { code: "key_reused" },
    });
  });

  it("is refused for a reward nobody offers, a price nobody has, and a locked member, who can still switch off", async () => {
    const member = await newMember(ledger);
    await wish(member, goalOf(reward));

    expect(await setWish(member.actor, goalOf(reward, { reward: newId() }))).toMatchObject({
      refusal: { code: "reward_unknown" },
    });
    expect(await setWish(member.actor, goalOf(reward, { mostPoints: 199 }))).toEqual({
      ok: false,
      refusal: { code: "price_above", points: 200 },
    });
    await ledger.owner`update members set state = 'locked' where id = ${member.id}`;
    expect(await setWish(member.actor, goalOf(reward))).toMatchObject({ refusal: { code: "member_locked" } });
    expect(await endWish(member.actor, "goal", newId())).toMatchObject({ ok: true });
    expect(await wishesOf(ledger, member)).toEqual([{ purpose: "goal", ended: "off", paused: null }]);
  });
});

it("spends nothing once it is switched off, however close both come", async () => {
  await openConnections();
  const members = await Promise.all(Array.from({ length: 40 }, () => newMember(ledger)));
  for (const member of members) await givePoints(member, 500);
  for (const member of members) await wish(member, goalOf(reward));

  const now = await programmeNow();
  const switchOff = async ({ actor }: TestMember) => {
    await setTimeout(Math.random() * 60);
    await endWish(actor, "goal", newId());
  };

  await slowly(ledger.owner, "wallets", () => Promise.all([...members.map(switchOff), runWishes(now, 0, 500)]));

  const late = await ledger.owner`
    select from events r join events o on o.member_id = r.member_id and o.kind = 'wish' and o.data ->> 'action' = 'off'
    where r.kind = 'redemption' and r.position > o.position`;
  expect(late).toHaveLength(0);
  await lookAtWishes();
  const redeemed = await Promise.all(members.map((member) => redemptionsOf(ledger, member)));
  expect(Math.max(...redeemed.map(({ length }) => length))).toBeLessThan(2);
});
