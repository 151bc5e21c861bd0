import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awaitStock, stopAwaiting, tellStockBack } from "@/db/commands/await-stock";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { changeStock } from "@/db/commands/change-stock";
import { dropFavourite, keepFavourite } from "@/db/commands/keep-favourite";
import { redeemReward } from "@/db/commands/redeem-reward";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  staff,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { listRewards } from "@/db/queries/catalogue";
import { programmeNow } from "@/db/queries/programme-time";
import { tellStockBackDue } from "@/jobs/tell-stock-back";
import { newId } from "@/lib/base/uuid";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const soldOut = () => newReward(ledger, { kind: "merchandise", stock: 0 });
const putIn = (reward: TestReward, quantity = 3) =>
  changeStock(staff("owner", "rewards.edit"), {
    ...{ rewardId: reward.publicId, seen: { initial: 0, writtenOff: 0 }, change: "put", quantity },
  });

describe("a member who waits for a reward that is out of stock", () => {
  it("is told once when stock is put in, in the inbox and by mail, and waits no more", async () => {
    const [member, reward] = [await newMember(ledger), await soldOut()];

    expect(await awaitStock(member.actor, reward.publicId)).toBe("waiting");
    expect(await awaitStock(member.actor, reward.publicId)).toBe("waiting");
    expect(await wokenFor(reward)).toBe(0);
    await putIn(reward);

    expect(await wokenFor(reward)).toBe(1);
    expect(await tellStockBack(reward.publicId, await programmeNow())).toBe(1);
    expect(await tellStockBack(reward.publicId, await programmeNow())).toBe(0);
    expect(await told(member, reward)).toEqual({ notices: 1, mails: 1 });
    expect(await awaitStock(member.actor, reward.publicId)).toBe("in_stock");
  });

  it("is told when somebody gives theirs back", async () => {
    const [member, other] = [await newMember(ledger), await newMember(ledger)];
    const reward = await newReward(ledger, { kind: "discount", stock: 1, points: 100 });
    await givePoints(other, 500);
    const redeemed = await redeemReward(other.actor, {
      rewardId: reward.publicId,
      key: newId(),
      quantity: 1,
      price: 100,
    });
    if (!redeemed.ok) throw new Error(redeemed.refusal.code);
    await awaitStock(member.actor, reward.publicId);

    const cancelled = await cancelRedemption(other.actor, redeemed.value.redemptionId);
    expect(cancelled.ok).toBe(true);

    expect(await wokenFor(reward)).toBe(1);
    await tellStockBackDue({ rewardId: reward.publicId });
    expect(await told(member, reward)).toEqual({ notices: 1, mails: 1 });
  });

  it("is told by the clock of a reward that came back without its stock moving, and of nothing that is not offered", async () => {
    const [member, reward] = [await newMember(ledger), await soldOut()];
    await awaitStock(member.actor, reward.publicId);
    await ledger.owner`update rewards set state = 'archived' where id = ${reward.id}`;
    await putIn(reward);
    expect(await tellStockBack(reward.publicId, await programmeNow())).toBe(0);

    await ledger.owner`update rewards set state = 'published' where id = ${reward.id}`;
    await tellStockBackDue({});

    expect(await told(member, reward)).toEqual({ notices: 1, mails: 1 });
  });

  it("is not told once they need it no longer", async () => {
    const [member, reward] = [await newMember(ledger), await soldOut()];
    await awaitStock(member.actor, reward.publicId);
    await stopAwaiting(member.actor, reward.publicId);
    await putIn(reward);
    await tellStockBack(reward.publicId, await programmeNow());
    expect(await told(member, reward)).toEqual({ notices: 0, mails: 0 });
  });

  it("is told once, however many bring stock back and however many workers hear of it at once", async () => {
    const reward = await soldOut();
    const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
    for (const { actor } of members) await awaitStock(actor, reward.publicId);
    await putIn(reward);
    const now = await programmeNow();

    const counts = await Promise.all(Array.from({ length: 20 }, () => tellStockBack(reward.publicId, now)));

    expect(counts.reduce((all, each) => all + each, 0)).toBe(20);
    for (const member of members) expect(await told(member, reward)).toEqual({ notices: 1, mails: 1 });
  });

  it("never waits past stock that comes back at that very moment", async () => {
    const rewards = await Promise.all(Array.from({ length: 20 }, soldOut));
    const member = await newMember(ledger);

    const outcomes = await Promise.all(
      rewards.flatMap((reward) => [awaitStock(member.actor, reward.publicId), putIn(reward)]),
    );

    for (const [place, reward] of rewards.entries()) {
      const answer = outcomes[place * 2];
      expect(answer === "in_stock" || (await wokenFor(reward)) === 1).toBe(true);
    }
  });

  it("is one reader once two memberships of theirs were merged", async () => {
    const [kept, duplicate, reward] = [await newMember(ledger), await newMember(ledger), await soldOut()];
    await awaitStock(kept.actor, reward.publicId);
    await awaitStock(duplicate.actor, reward.publicId);
    await merged(duplicate, kept);
    await putIn(reward);
    expect(await tellStockBack(reward.publicId, await programmeNow())).toBe(1);
    expect(await told(kept, reward)).toEqual({ notices: 1, mails: 1 });
  });
});

describe("a favourite", () => {
  const marked = async (member: TestMember) => {
    const filter = {
      q: "",
      category: null,
      kind: null,
      affordable: false,
      favourite: true,
      sort: "featured",
      after: null,
    } as const;
    const { rewards, favourites } = await listRewards(filter, {
      memberId: member.id,
      locale: "id",
      now: await programmeNow(),
    });
    expect(rewards.every(({ publicId }) => favourites.has(publicId))).toBe(true);
    return rewards.map(({ publicId }) => publicId).sort();
  };

  it("is kept once, listed, and gone when it is taken back", async () => {
    const [member, one, other] = [await newMember(ledger), await newReward(ledger), await newReward(ledger)];
    for (const { publicId } of [one, one, other]) await keepFavourite(member.actor, publicId);
    await keepFavourite(member.actor, newId());
    expect(await marked(member)).toEqual([one.publicId, other.publicId].sort());
    await dropFavourite(member.actor, one.publicId);
    expect(await marked(member)).toEqual([other.publicId]);
  });

  it("follows a merged membership, can be taken back there, and comes back with it", async () => {
    const [kept, duplicate, one, other] = [
      await newMember(ledger),
      await newMember(ledger),
      await newReward(ledger),
      await newReward(ledger),
    ];
    for (const { publicId } of [one, other]) await keepFavourite(duplicate.actor, publicId);
    await merged(duplicate, kept);
    expect(await marked(kept)).toEqual([one.publicId, other.publicId].sort());
    await dropFavourite(kept.actor, one.publicId);
    await ledger.owner`update members set state = 'active', merged_into = null where id = ${duplicate.id}`;
    expect([await marked(kept), await marked(duplicate)]).toEqual([[], [other.publicId]]);
  });
});

async function merged(duplicate: TestMember, into: TestMember): Promise<void> {
  await ledger.owner`update members set state = 'merged', merged_into = ${into.id} where id = ${duplicate.id}`;
}

async function wokenFor(reward: TestReward): Promise<number> {
  const [row] = await ledger.owner<{ count: number }[]>`
    select count(*)::int as count from outbox where task = 'tell-stock-back' and payload ->> 'rewardId' = ${reward.publicId}`;
  return row?.count ?? 0;
}

async function told(member: TestMember, reward: TestReward) {
  const [row] = await ledger.owner<{ notices: number; mails: number }[]>`
    select (select count(*)::int from notices where member_id = ${member.id} and kind = 'stock_back' and payload ->> 'reward' = ${reward.publicId}) as notices,
      (select count(*)::int from outbox o join members m on m.id = ${member.id} where o.task = 'mail' and (o.payload ->> 'personId')::bigint = m.person_id
        and o.payload ->> 'template' = 'stock-back' and o.payload #>> '{data,rewardId}' = ${reward.publicId}) as mails`;
  return row;
}
