import { afterAll, beforeAll, expect, it } from "vitest";
import { may, newCard, newCashier, type TestCashier } from "@/db/counter-fixtures";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { sumUpShift } from "@/db/queries/shifts";
import { newId } from "@/lib/base/uuid";
import { beginAct } from "./counter-act";
import { closeShift } from "./keep-shift";
import { openVisit } from "./open-visit";
import { recordAtCounter } from "./record-at-counter";
import { cancelAtCounter, redeemAtCounter } from "./redeem-at-counter";
import { redeemReward } from "./redeem-reward";
import { reinstateAtCounter } from "./reinstate-redemption";
import { undoPurchase } from "./undo-at-counter";
import { useAtCounter as takeVoucher } from "./use-at-counter";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("finds in the ledger what became of every kind of act whose answer was lost, and sums it up as if it had come", async () => {
  const till = await newCashier(ledger);
  const { member, sums } = await everyKind(till);

  // As a portal leaves them that was stopped between the ledger's answer and writing it down.
  await ledger.owner`
    update counter_acts set state = 'asked', points = 0, redemption = case when kind = 'redemption' then null else redemption end
    where shift_id = ${till.shift.id}`;
  expect(await sumUpShift(till.shift.id)).toMatchObject({ receipts: 0, redemptions: 0, vouchers: 0 });
  const toldBefore = await toldInTrail(member);
  await closeShift(till.actor, { shiftId: till.shift.publicId, tillReceipts: null, tillMinor: null });

  expect(await sumUpShift(till.shift.id)).toEqual(sums);
  // Two purchases and two redemptions are told anew; the other acts tell of themselves in the ledger's commit.
  expect((await toldInTrail(member)) - toldBefore).toBe(4);
});

it("gives up what never reached the ledger, once a minute has passed, so that it can be asked again", async () => {
  const till = await newCashier(ledger);
  const member = await newMember(ledger);
  const [wrong, receipt] = [newId(), newId()];
  await record(till, member, receipt, wrong);
  const lost = newId();
  const asked = { actor: till.person.id, member: member.id };
  expect(await beginAct({ ...asked, key: lost, kind: "refund", undoes: wrong })).toMatchObject({
    begun: { isDone: false },
  });
  const undo = () =>
    undoPurchase(till.actor, { key: newId(), undoes: wrong, memberId: member.id, reason: "Salah ketik" }, "IDR");

  expect(await undo()).toEqual({ ok: false, refusal: { code: "undone" } });
  await ledger.owner`update counter_acts set at = at - interval '61 seconds' where public_id = ${lost}`;
  expect(await undo()).toMatchObject({ ok: true });
  expect(await sumUpShift(till.shift.id)).toMatchObject({ receipts: 0, undone: 1 });
});

it("takes what a later act did for its own alone", async () => {
  const till = await newCashier(ledger);
  const member = await newMember(ledger);
  await givePoints(member, 400);
  const reward = await newReward(ledger, { points: 400 });
  const had = await redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 400 });
  const redemptionId = had.ok ? had.value.redemptionId : "";
  const asked = { actor: till.person.id, member: member.id, redemption: redemptionId, discount: 8_000 };
  await beginAct({ ...asked, key: newId(), kind: "use" });

  const given = { key: newId(), redemptionId, billMinor: 80_000, friend: "" };
  const use = takeVoucher(may(till.person, "redemptions.use"), given, { locale: "id", now: new Date() });
  expect(await use).toMatchObject({ ok: true });
  await closeShift(till.actor, { shiftId: till.shift.publicId, tillReceipts: null, tillMinor: null });

  expect(await sumUpShift(till.shift.id)).toMatchObject({ vouchers: 1, discountMinor: 8_000 });
});

it("counts what was given up too early and was done after all", async () => {
  const till = await newCashier(ledger);
  const member = await newMember(ledger);
  const key = newId();
  await record(till, member, newId(), key);
  await ledger.owner`update counter_acts set state = 'refused', points = 0 where public_id = ${key}`;

  await ledger.owner`select settle_act(${till.person.id}, ${key}::uuid, 'done', 100::bigint, null)`;
  await ledger.owner`select settle_act(${till.person.id}, ${key}::uuid, 'refused', 0::bigint, null)`;

  expect(await sumUpShift(till.shift.id)).toMatchObject({ receipts: 1, earned: 100 });
});

async function toldInTrail(member: TestMember): Promise<number> {
  const told = await ledger.owner`
    select from trail where subject = ${`member:${member.publicId}`} and action in ('member.purchase', 'member.redeem')`;
  return told.length;
}

const record = async ({ actor, shift }: TestCashier, member: TestMember, receipt: string, key = newId()) => {
  const [clock] = await ledger.owner<{ now: Date }[]>`select programme_now() as now`;
  return recordAtCounter(
    { actor, isSupervisor: false, shift },
    { memberId: member.id, key, receipt, totalMinor: 50_000, currency: "IDR", lines: [], supervisor: null },
    { programme: clock?.now ?? new Date(), real: new Date() },
  );
};

/** One of everything a cashier does and takes back, and what the shift comes to then. */
async function everyKind(till: TestCashier) {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const [card, reward] = await Promise.all([newCard(ledger, member), newReward(ledger, { points: 400 })]);
  const at = new Date();
  await openVisit(till.actor, card.codeAt(at), at);
  const redeem = async (key: string) => {
    const had = await redeemAtCounter(till.actor, { memberId: member.id, key, rewardId: reward.publicId, price: 400 });
    return had.ok ? had.value.redemptionId : "";
  };
  const asking = { locale: "id", now: new Date() } as const;
  const actor = may(till.person, "redemptions.use");
  const use = (redemptionId: string, key: string) =>
    takeVoucher(actor, { key, redemptionId, billMinor: 80_000, friend: "" }, asking);

  const [cancelled, used, wrong] = [newId(), newId(), newId()];
  await redeem(cancelled);
  await cancelAtCounter(till.actor, { key: newId(), undoes: cancelled, memberId: member.id });
  const voucher = await redeem(newId());
  await use(voucher, used);
  await reinstateAtCounter(
    actor,
    { key: newId(), undoes: used, redemptionId: voucher, because: "wrong_voucher" },
    asking,
  );
  await use(voucher, newId());
  await record(till, member, newId());
  await record(till, member, newId(), wrong);
  await undoPurchase(till.actor, { key: newId(), undoes: wrong, memberId: member.id, reason: "Salah ketik" }, "IDR");
  const sums = await sumUpShift(till.shift.id);
  expect(sums).toMatchObject({
    receipts: 1,
    undone: 1,
    redemptions: 1,
    cancellations: 1,
    vouchers: 1,
    reinstated: 1,
    spent: 400,
  });
  return { member, sums };
}
