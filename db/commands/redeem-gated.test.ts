import { afterAll, beforeAll, expect, it } from "vitest";
import { hire, rewardEdit, trailOf } from "@/db/catalogue-fixtures";
import { sql } from "@/db/client";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestReward,
} from "@/db/ledger-fixtures";
import { findReward, listRewards } from "@/db/queries/catalogue";
import { programmeNow } from "@/db/queries/programme-time";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { hireTermsPeople, openConnections, publishedTerms } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { dayOf, dayStart } from "@/lib/loyalty/calendar";
import { type Gates, limitPeriods, openToAll } from "@/lib/loyalty/gates";
import { periodStart } from "@/lib/loyalty/periods";
import type { Actor } from "@/lib/loyalty/permissions";
import { cancelRedemption } from "./cancel-redemption";
import { createReward } from "./create-reward";
import { editReward } from "./edit-reward";
import { redeemReward } from "./redeem-reward";

const regulars = {
  code: "langganan",
  name: { id: "pelanggan tetap", en: "regulars" },
  when: [{ if: "visits" as const, atLeast: 20 }],
};
let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;

beforeAll(async () => {
  ledger = await openTestLedger();
  await openConnections();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("gives 40 redemptions in all to exactly 40 of 200 who ask at once, though the stock has no end", async () => {
  const reward = await gatedReward({ totalLimit: 40 });
  const members = await Promise.all(Array.from({ length: 200 }, () => newMember(ledger)));
  await Promise.all(members.map((member) => givePoints(member, 100)));

  const answers = await Promise.all(members.map((member) => redeemReward(member.actor, once(reward))));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(40);
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
  const none = { code: "total_reached", total: 40, left: 0 };
  expect(refusals).toEqual(refusals.map(() => none));
  expect(await leftOf(reward)).toBe(0);
  const untouched = await Promise.all(members.map((member) => spendableOf(ledger, member)));
  expect(untouched.filter((points) => points === 100)).toHaveLength(160);
});

it("answers the refusal of the total again under the same key, and takes what was cancelled back into it", async () => {
  const reward = await gatedReward({ totalLimit: 1 });
  const [first, second] = [await rich(), await rich()];
  const bought = await redeemReward(first.actor, once(reward));
  const request = once(reward);

  const refused = await redeemReward(second.actor, request);
  if (bought.ok) await cancelRedemption(first.actor, bought.value.redemptionId);

  expect(refused).toEqual({ ok: false, refusal: { code: "total_reached", total: 1, left: 0 } });
  expect(await leftOf(reward)).toBe(1);
  expect(await redeemReward(second.actor, request)).toEqual(refused);
  expect((await redeemReward(second.actor, once(reward))).ok).toBe(true);
});

it("never redeems more than a total that staff lower at that very moment", async () => {
  const reward = await gatedReward({ totalLimit: 60 });
  const members = await Promise.all(Array.from({ length: 20 }, () => rich()));
  const lower = async () => {
    for (let limit = 59; limit >= 20; limit -= 1) await setTotal(reward, limit);
  };
  const buy = async (member: (typeof members)[number]) => {
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push(await redeemReward(member.actor, once(reward)));
    return answers;
  };

  const [answers] = await Promise.all([Promise.all(members.map(buy)), lower()]);

  const sold = answers.flat().filter((answer) => answer.ok).length;
  const [row] = await ledger.owner<{ limit: number; left: number }[]>`
    select (r.gates ->> 'totalLimit')::bigint as limit, s.total_left as left from rewards r join reward_stocks s on s.reward_id = r.id where r.id = ${reward.id}`;
  expect(row && row.limit - row.left).toBe(sold);
  expect(row?.left).toBeGreaterThanOrEqual(0);
});

it("counts a member's limit in the running day, and lets them redeem again in the next", async () => {
  const member = await rich();
  const reward = await gatedReward({ limitPer: "day" }, { perMemberLimit: 2 });

  const answers = await Promise.all(Array.from({ length: 20 }, () => redeemReward(member.actor, once(reward))));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
  const [{ at: now } = { at: new Date() }] = await ledger.owner<{ at: Date }[]>`select programme_now() as at`;
  const tomorrow = dayStart(dayOf(new Date(now.getTime() + 86_400_000), "Asia/Jakarta"), "Asia/Jakarta");
  expect(answers.find((answer) => !answer.ok)).toEqual({
    ok: false,
    refusal: { code: "limit_reached", limit: 2, per: "day", left: 0, again: expect.anything() },
  });
  const page = await findReward(reward.publicId, { memberId: member.id, locale: "id", now });
  expect(page?.reward.availability).toMatchObject({ code: "limit_reached", again: tomorrow });
  await passTime(ledger, { days: 1 });
  expect((await redeemReward(member.actor, once(reward))).ok).toBe(true);
});

it("begins periods where the rules begin them, whatever the day", async () => {
  const moments = Array.from(
    { length: 60 },
    (_, n) => new Date(Date.parse("2026-12-20T16:30:00Z") + n * 13.7 * 3_600_000),
  );
  for (const per of limitPeriods.filter((each) => each !== "ever")) {
    const rows = await sql<{ since: Date }[]>`
      select limit_since(${per}, at::timestamptz, 'Asia/Jakarta') as since from jsonb_array_elements_text(${JSON.stringify(moments)}::jsonb) with ordinality m(at, n) order by n`;
    const told = moments.map((at) => dayStart(periodStart(per, dayOf(at, "Asia/Jakarta")), "Asia/Jakarta"));
    expect(rows.map(({ since }) => since)).toEqual(told);
  }
});

it("shows a reward for a group to others in words, or not at all, and gives it to those within", async () => {
  const earning = { ...kopiSenjaTerms.earning, segments: [regulars] };
  await publishedTerms(await hireTermsPeople(ledger.owner), { earning }, await programmeNow());
  await passTime(ledger, { days: 60 });
  const [regular, stranger] = [await rich(), await rich()];
  const [{ at: now } = { at: new Date() }] = await ledger.owner<{ at: Date }[]>`select programme_now() as at`;
  await ledger.owner`insert into tallies (member_id, name, on_, value) values (${regular.id}, 'days.purchase', '0001-01-01', 20)`;
  const shown = await gatedReward({ segments: ["langganan"] });
  const hidden = await gatedReward({ segments: ["langganan"], isHidden: true });
  const seenBy = async (memberId: number | null) => {
    const asking = { memberId, locale: "id", now } as const;
    const filter = {
      q: "",
      category: null,
      kind: null,
      affordable: false,
      favourite: false,
      sort: "newest",
      after: null,
    } as const;
    const { rewards } = await listRewards(filter, asking);
    const page = await findReward(hidden.publicId, asking);
    const codeOf = (id: string) => rewards.find(({ publicId }) => publicId === id)?.availability?.code ?? null;
    return [codeOf(shown.publicId), codeOf(hidden.publicId), page !== null];
  };

  expect(await seenBy(regular.id)).toEqual(["redeemable", "redeemable", true]);
  expect(await seenBy(stranger.id)).toEqual(["segment_required", null, false]);
  expect(await seenBy(null)).toEqual(["segment_required", null, false]);
  expect((await redeemReward(regular.actor, once(hidden))).ok).toBe(true);
  expect(await redeemReward(stranger.actor, once(shown))).toEqual({
    ok: false,
    refusal: { code: "segment_required", segments: ["langganan"] },
  });
  expect(await redeemReward(stranger.actor, once(hidden))).toEqual({ ok: false, refusal: { code: "reward_unknown" } });
});

it("sends nothing where it is not sent to, and takes no points for it", async () => {
  const member = await rich();
  const reward = await gatedReward(
    { provinces: ["Jawa Barat"] },
    { kind: "merchandise", details: { delivery: "ship" } },
  );
  const address = {
    ...{
      receiver: "Sari",
      receiverPhone: "081234567890",
      street: "Jl. Mawar 1",
      village: "A",
      district: "B",
      city: "C",
    },
    postalCode: "40111",
  };
  const request = once(reward);

  const refused = await redeemReward(member.actor, { ...request, given: { ...address, province: "Bali" } });

  expect(refused).toEqual({ ok: false, refusal: { code: "not_delivered", provinces: ["Jawa Barat"] } });
  expect(await spendableOf(ledger, member)).toBe(5_000);
});

it("keeps who changed a gate and what, and refuses a total below what was redeemed", async () => {
  const made = await createReward(kirana, rewardEdit({ gates: { ...openToAll, totalLimit: 5 } }), null, new Date());
  if (!made.ok) throw new Error("Not made");
  const { rewardId } = made.value;
  await ledger.owner`update rewards set state = 'published', published_at = now() where public_id = ${rewardId}`;
  const member = await rich();
  for (let n = 0; n < 3; n += 1) await redeemReward(member.actor, { rewardId, key: newId(), quantity: 1, price: 500 });

  const edit = (totalLimit: number | null) =>
    editReward(
      kirana,
      { rewardId, version: null, edit: rewardEdit({ gates: { ...openToAll, totalLimit } }) },
      new Date(),
    );

  expect(await edit(2)).toEqual({
    ok: false,
    refusal: { code: "invalid", problems: { totalLimit: "less_than_redeemed" } },
  });
  expect((await edit(3)).ok).toBe(true);
  expect(await redeemReward(member.actor, { rewardId, key: newId(), quantity: 1, price: 500 })).toMatchObject({
    refusal: { code: "total_reached", left: 0 },
  });
  expect((await edit(null)).ok).toBe(true);
  const [last] = (await trailOf(ledger.owner, `reward:${rewardId}`)).slice(-1);
  expect(last).toMatchObject({
    actorId: kirana.personId,
    before: { gates: { totalLimit: 3 } },
    after: { gates: { totalLimit: null } },
  });
});

function once(reward: TestReward) {
  return { rewardId: reward.publicId, key: newId(), quantity: 1, price: reward.points };
}

async function rich() {
  const member = await newMember(ledger);
  await givePoints(member, 5_000);
  return member;
}

function gatedReward(gates: Partial<Gates>, changes: Parameters<typeof newReward>[1] = {}): Promise<TestReward> {
  return newReward(ledger, { ...changes, gates, points: 100 });
}

async function setTotal({ id, publicId }: TestReward, totalLimit: number): Promise<void> {
  const [row] = await ledger.owner<{ version: number }[]>`select version from rewards where id = ${id}`;
  await sql`select edit_reward(${kirana.personId}, ${publicId}::uuid, ${row?.version ?? 0}, ${JSON.stringify({ gates: { ...openToAll, totalLimit } })}::jsonb)`;
}

async function leftOf({ id }: TestReward): Promise<number | null | undefined> {
  const [row] = await ledger.owner<
    { left: number | null }[]
  >`select total_left as left from reward_stocks where reward_id = ${id}`;
  return row?.left;
}
