import { afterAll, beforeAll, expect, test } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { findBatch } from "@/db/queries/fulfilment-batches";
import { findRedemption } from "@/db/queries/redemptions";
import { slowly } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { callOffDate, giveBackAgain, giveBackDue } from "./call-off-date";
import { cancelRedemption } from "./cancel-redemption";
import { expireDueRedemptions } from "./expire-redemptions";
import { runFulfilBatch } from "./fulfil-batch";
import { rebookRedemption } from "./rebook-redemption";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
let kirana: Actor<"redemptions.fulfil">;

beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "redemptions.fulfil", "Kirana");
  await ledger.owner`
    insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${kirana.personId}, '\\x00', now()) on conflict do nothing`;
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

const because = "Pembicaranya sakit.";

test("calling off at once closes the date and gives everybody's points back, once, however often it is asked", async () => {
  const { reward, first } = await bookable(3);
  const bookings = await Promise.all([1, 2, 3].map(() => booked(reward, first)));
  const asked = { dateId: first, version: 1, because, hours: 0 };

  const answers = await slowly(ledger.owner, "reward_dates", () =>
    Promise.all(Array.from({ length: 20 }, () => callOffDate(kirana, asked))),
  );
  const batch = await batchOf(first);
  await Promise.all([runFulfilBatch(batch), runFulfilBatch(batch)]);

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))).toEqual(Array(19).fill("called_off"));
  expect(await findBatch(batch)).toMatchObject({ total: 3, moved: 3, waiting: 0 });
  for (const { member } of bookings) expect(await spendableOf(ledger, member)).toBe(1_000);
  const mails = await ledger.owner`
    select 1 from outbox where task = 'redemption-moved' and payload ->> 'redemptionId' = any (${bookings.map(({ id }) => id)})`;
  expect(mails).toHaveLength(3);
  expect(await giveBackAgain(kirana, first)).toEqual({ ok: false, refusal: "nobody_left" });
});

test("those who may choose are told, can move or cancel however late it is, and whoever does not gets their points back", async () => {
  const { reward, first, second } = await bookable(5);
  const [moves, cancels, waits] = [
    await booked(reward, first),
    await booked(reward, first),
    await booked(reward, first),
  ];
  // Nothing could be changed any more on an ordinary date.
  await passTime(ledger, { days: 9.5 });

  await callOffDate(kirana, { dateId: first, version: 1, because, hours: 168 });
  const page = await findRedemption(waits.member.id, waits.id, "id", new Date(Date.now() + 9.5 * 86_400_000));
  expect(page?.date).toMatchObject({ calledOffBecause: because, chooseUntil: expect.any(Date) });
  expect(page?.date?.chooseUntil).toEqual(page?.date?.startsAt);
  expect(await told(waits.id)).toEqual({ notices: 1, mails: 1 });
  expect(await rebookRedemption(moves.member.actor, { redemptionId: moves.id, date: first })).toMatchObject({
    ok: false,
  });
  expect(await rebookRedemption(moves.member.actor, { redemptionId: moves.id, date: second })).toMatchObject({
    ok: true,
  });
  expect(await cancelRedemption(cancels.member.actor, cancels.id)).toEqual({ ok: true, value: { points: 500 } });

  await giveBackDue(10);
  expect(await batchOf(first)).toBe("");
  await passTime(ledger, { days: 1 });
  await expireDueRedemptions(new Date(Date.now() + 10.5 * 86_400_000), 100);
  await slowly(ledger.owner, "reward_dates", () => Promise.all(Array.from({ length: 10 }, () => giveBackDue(10))));
  const batch = await batchOf(first);
  await runFulfilBatch(batch);

  expect(await findBatch(batch)).toMatchObject({ total: 1, moved: 1 });
  expect(await ledger.owner`select from fulfilment_rows where redemption = ${waits.id}`).toHaveLength(1);
  expect(await spendableOf(ledger, waits.member)).toBe(1_000);
  expect(await spendableOf(ledger, moves.member)).toBe(500);
});

test("nobody books a date beside its being called off: whoever got in is told, whoever did not paid nothing", async () => {
  const { reward, first } = await bookable(40);
  const members = await Promise.all(Array.from({ length: 40 }, () => rich()));

  const [answers] = await slowly(ledger.owner, "reward_dates", () =>
    Promise.all([
      Promise.all(members.map((member) => book(member, reward, first))),
      callOffDate(kirana, { dateId: first, version: 1, because, hours: 24 }),
    ]),
  );

  const inTime = answers.flatMap((answer) => (answer.ok ? [answer.value.redemptionId] : []));
  for (const id of inTime) expect(await told(id)).toEqual({ notices: 1, mails: 1 });
  const [row] = await ledger.owner<{ booked: number }[]>`select booked from reward_dates where public_id = ${first}`;
  expect(row?.booked).toBe(inTime.length);
});

test("what could not be given back is asked for again, once the batch has ended", async () => {
  const { reward, first } = await bookable(2);
  const { member } = await booked(reward, first);
  const gone = await hire(ledger.owner, "catalogue", "redemptions.fulfil", "Sudah Keluar");
  await callOffDate(gone, { dateId: first, version: 1, because, hours: 0 });
  const refused = await batchOf(first);

  expect(await giveBackAgain(kirana, first)).toEqual({ ok: false, refusal: "under_way" });
  await runFulfilBatch(refused);
  expect(await spendableOf(ledger, member)).toBe(500);
  expect(await giveBackAgain(kirana, first)).toEqual({ ok: true, value: null });
  await runFulfilBatch(await batchOf(first));

  expect(await spendableOf(ledger, member)).toBe(1_000);
});

test("a date that has begun, changed meanwhile, or is called off without a reason stays as it is", async () => {
  const { first } = await bookable(1);
  const asked = { dateId: first, version: 1, because, hours: 0 };

  expect(await callOffDate(kirana, { ...asked, because: "  " })).toEqual({ ok: false, refusal: "because_missing" });
  expect(await callOffDate(kirana, { ...asked, hours: 5 })).toEqual({ ok: false, refusal: "hours_unknown" });
  expect(await callOffDate(kirana, { ...asked, version: 2 })).toEqual({ ok: false, refusal: "changed_meanwhile" });
  await passTime(ledger, { days: 11 });
  expect(await callOffDate(kirana, asked)).toEqual({ ok: false, refusal: "begun" });
});

async function bookable(places: number) {
  const reward = await newReward(ledger, { kind: "experience", points: 500, stock: null });
  const dates = await ledger.owner<{ publicId: string }[]>`
    update reward_dates set capacity = ${places}, starts_at = programme_now() + (starts_at - now()), ends_at = programme_now() + (ends_at - now())
    where reward_id = ${reward.id} returning public_id as "publicId", starts_at`;
  const [first = "", second = ""] = dates.map(({ publicId }) => publicId);
  return { reward, first, second };
}

async function rich(): Promise<TestMember> {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  return member;
}

type Reward = Awaited<ReturnType<typeof newReward>>;

function book(member: TestMember, reward: Reward, date: string) {
  return redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500, date });
}

async function booked(reward: Reward, date: string): Promise<{ member: TestMember; id: string }> {
  const member = await rich();
  const answer = await book(member, reward, date);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { member, id: answer.value.redemptionId };
}

async function batchOf(date: string): Promise<string> {
  const [row] = await ledger.owner<{ batch: string | null }[]>`
    select give_back_batch as batch from reward_dates where public_id = ${date}`;
  return row?.batch ?? "";
}

async function told(redemption: string): Promise<{ notices: number; mails: number }> {
  const [row] = await ledger.owner<{ notices: number; mails: number }[]>`
    select (select count(*)::integer from notices where kind = 'date_called_off' and link = ${`/redemptions/${redemption}`}) as notices,
      (select count(*)::integer from outbox where task = 'date-called-off' and payload ->> 'redemptionId' = ${redemption}) as mails`;
  return row ?? { notices: 0, mails: 0 };
}
