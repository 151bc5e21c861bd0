import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  staff,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { cancelRedemption } from "./cancel-redemption";
import { rebookRedemption } from "./rebook-redemption";
import { redeemReward } from "./redeem-reward";
import { changeDate } from "./reward-dates";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

it("never books more places on a date than there are, however many ask at once, and takes nothing from the others", async () => {
  const { reward, first } = await bookable(5);
  const members = await Promise.all(Array.from({ length: 40 }, () => rich()));

  const answers = await Promise.all(members.map((member) => book(member, reward, first)));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
  expect(new Set(refusals)).toEqual(new Set(["date_full"]));
  expect(await bookedOn(first)).toBe(5);
  const left = await Promise.all(members.map((member) => spendableOf(ledger, member)));
  expect(left.filter((points) => points === 1_000)).toHaveLength(35);
});

it("never lets bookings that are moved at once fill a date beyond its places", async () => {
  const { reward, first, second } = await bookable(12);
  const members = await Promise.all(Array.from({ length: 12 }, () => rich()));
  const booked = await Promise.all(members.map((member) => book(member, reward, first)));
  await changeDate(staff("owner", "rewards.edit"), { dateId: second, version: 1, capacity: 4, isOpen: true });

  const moved = await Promise.all(
    booked.map((answer, place) => {
      const redemptionId = answer.ok ? answer.value.redemptionId : "";
      return rebookRedemption((members[place] as TestMember).actor, { redemptionId, date: second });
    }),
  );

  expect(moved.filter((answer) => answer.ok)).toHaveLength(4);
  expect([await bookedOn(first), await bookedOn(second)]).toEqual([8, 4]);
});

it("frees the place of what is cancelled in time, and keeps the points of what is not", async () => {
  const { reward, first } = await bookable(1);
  const [early, late] = [await rich(), await rich()];
  const booked = await book(early, reward, first);
  const id = booked.ok ? booked.value.redemptionId : "";

  expect(await cancelRedemption(early.actor, id)).toEqual({ ok: true, value: { points: 500 } });
  expect(await bookedOn(first)).toBe(0);
  const again = await book(late, reward, first);
  await passTime(ledger, { days: 9.5 });
  const redemptionId = again.ok ? again.value.redemptionId : "";
  expect(await rebookRedemption(late.actor, { redemptionId, date: first })).toMatchObject({
    refusal: { code: "too_late" },
  });
  expect(await cancelRedemption(late.actor, redemptionId)).toMatchObject({ refusal: { code: "too_late_to_cancel" } });
});

it("is noticed by verifying where places or states are not what bookings and their moves say", async () => {
  const { reward, first } = await bookable(3);
  const member = await rich();
  const booked = await book(member, reward, first);
  const id = booked.ok ? booked.value.redemptionId : "";
  await cancelRedemption(member.actor, id);
  const again = await book(member, reward, first);
  const other = again.ok ? again.value.redemptionId : "";

  await ledger.superuser`update reward_dates set booked = booked + 1 where public_id = ${first}`;
  await ledger.superuser`
    insert into redemption_moves (redemption_id, from_state, to_state, by_) select id, 'booked', 'expired', 'time' from redemptions where public_id = ${other}`;
  const { findings } = await ledger.verify();
  await ledger.superuser`update reward_dates set booked = booked - 1 where public_id = ${first}`;
  await ledger.superuser`alter table redemption_moves disable trigger user`;
  await ledger.superuser`delete from redemption_moves m using redemptions d where d.id = m.redemption_id and d.public_id = ${other}`;
  await ledger.superuser`alter table redemption_moves enable trigger user`;

  expect(findings.map(({ invariant }) => invariant).sort()).toEqual([
    "redemptions_stand_where_their_moves_end",
    "reward_dates_booked_is_their_bookings",
  ]);
});

async function rich(): Promise<TestMember> {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  return member;
}

async function bookable(places: number) {
  const reward = await newReward(ledger, { kind: "access", points: 500, stock: places * 2 });
  await ledger.owner`update reward_dates set capacity = ${places} where reward_id = ${reward.id}`;
  const dates = await ledger.owner<{ id: string }[]>`
    select public_id as id from reward_dates where reward_id = ${reward.id} order by starts_at`;
  return { reward, first: dates[0]?.id ?? "", second: dates[1]?.id ?? "" };
}

function book(member: TestMember, reward: { publicId: string }, date: string) {
  return redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500, date });
}

async function bookedOn(date: string): Promise<number> {
  const [row] = await ledger.owner<{ booked: number }[]>`select booked from reward_dates where public_id = ${date}`;
  return row?.booked ?? -1;
}
