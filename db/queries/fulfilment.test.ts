import { afterAll, beforeAll, expect, test } from "vitest";
import { redeemReward } from "@/db/commands/redeem-reward";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  staff,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { memberNumber } from "@/lib/loyalty/member-number";
import { newWrappedKey } from "@/lib/personal-data";
import { countQueue, findFulfilment, listParcelsToSend, listQueue, listQueueOutlets } from "./fulfilment";

let ledger: TestLedger;
let sari: TestMember;
let redeemed: { parcel: string; cake: string; seat: string };
const everything = { q: "", state: null, kind: null, outlet: null, after: undefined };
const filled = { note: "Selamat!", receiver: "Sari", receiverPhone: "081234567890", street: "Jalan Melati 5" };
const place = { village: "Gandaria", district: "Kebayoran Baru", city: "Jakarta", province: "DKI Jakarta" };

beforeAll(async () => {
  ledger = await openTestLedger();
  sari = await newMember(ledger);
  await ledger.owner`
    update people p set wrapped_key = ${newWrappedKey()} from members m where m.person_id = p.id and m.id = ${sari.id}`;
  await givePoints(sari, 300);
  redeemed = {
    parcel: await redeem({ kind: "merchandise", details: { delivery: "ship", leadDays: 9 } }),
    cake: await redeem({ kind: "made_for_you", details: { leadDays: 2, outlets: "Senja Kemang\nSenja Braga" } }),
    seat: await redeem({ kind: "access" }),
  };
});
afterAll(() => ledger.close());

test("what waits stands oldest first, and is found by its state, kind, outlet, number and owner", async () => {
  const number = memberNumber("812345678901234");
  await ledger.owner`update members set number = ${number} where id = ${sari.id}`;
  const { parcel, cake, seat } = redeemed;

  expect(await found({})).toEqual([parcel, cake, seat]);
  expect(await found({ state: "booked" })).toEqual([seat]);
  expect(await found({ kind: "merchandise" })).toEqual([parcel]);
  expect(await found({ outlet: "Senja Braga" })).toEqual([cake]);
  expect(await found({ outlet: "Senja" })).toEqual([]);
  expect(await found({ q: cake })).toEqual([cake]);
  expect(await found({ q: number })).toEqual([parcel, cake, seat]);
  expect(await found({ q: "Sari" })).toEqual([]);
  expect(await listQueueOutlets()).toEqual(expect.arrayContaining(["Senja Braga", "Senja Kemang"]));
  expect(await listParcelsToSend(10)).toEqual([parcel]);
});

test("late is what its reward promised for a day that is over, and is not sent", async () => {
  await passTime(ledger, { days: 3 });
  const [installation] = await ledger.owner<{ now: Date }[]>`select programme_now() as now`;

  expect(await countQueue(installation?.now ?? new Date())).toEqual({
    processing: 2,
    held: 0,
    shipped: 0,
    booked: 1,
    late: 1,
    onTime: 1,
  });
});

test("one redemption shows what its member said, opened for whoever may fulfil it", async () => {
  const actor = staff("support", "redemptions.fulfil");

  expect(await findFulfilment(actor, redeemed.parcel, "id")).toMatchObject({
    given: { street: "Jalan Melati 5" },
    memberPublicId: sari.publicId,
    moves: [],
  });
  expect(await findFulfilment(actor, newId(), "id")).toBeNull();
});

async function found(filter: Partial<Parameters<typeof listQueue>[0]>): Promise<string[]> {
  const { redemptions } = await listQueue({ ...everything, ...filter }, "id");
  return redemptions.map(({ publicId }) => publicId);
}

async function redeem(wish: Parameters<typeof newReward>[1]): Promise<string> {
  const reward = await newReward(ledger, { ...wish, points: 100, stock: 5 });
  const [date] = await ledger.owner<{ id: string }[]>`
    select public_id as id from reward_dates where reward_id = ${reward.id} order by starts_at limit 1`;
  const given = { ...filled, ...place, postalCode: "12140", attendee: "Sari", phone: "081234567890" };
  const asked = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100, given, date: date?.id };
  const answer = await redeemReward(sari.actor, asked);
  if (!answer.ok) throw new Error(`Not redeemed: ${JSON.stringify(answer.refusal)}`);
  return answer.value.redemptionId;
}
