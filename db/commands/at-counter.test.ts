import { afterAll, beforeAll, expect, it } from "vitest";
import { may, newCard, newCashier, type TestCashier } from "@/db/counter-fixtures";
import { givePoints, newMember, newReward, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { findOpenShift, listActs, sumUpShift } from "@/db/queries/shifts";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { emailHash, newWrappedKey, sealFor } from "@/lib/personal-data";
import { totpCode } from "@/lib/totp";
import { closeShift, openShift } from "./keep-shift";
import { openVisit } from "./open-visit";
import { type CounterPurchase, recordAtCounter } from "./record-at-counter";
import { cancelAtCounter, redeemAtCounter } from "./redeem-at-counter";
import { redeemReward } from "./redeem-reward";
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

const now = async () => {
  const [clock] = await ledger.owner<{ programme: Date }[]>`select programme_now() as programme`;
  return { programme: clock?.programme ?? new Date(), real: new Date() };
};
const record = async (who: TestCashier, memberId: number, given: Partial<CounterPurchase> = {}) =>
  recordAtCounter(
    { ...who, isSupervisor: who.person.role === "support" },
    {
      memberId,
      key: newId(),
      receipt: newId(),
      totalMinor: 50_000,
      currency: "IDR",
      lines: [],
      supervisor: null,
      ...given,
    },
    await now(),
  );
const idOf = (had: object) => ("value" in had ? (had.value as { redemptionId: string }).redemptionId : "");

it("records a receipt once, whoever brings it how often, with the store of the shift", async () => {
  const [first, second] = await Promise.all([newCashier(ledger), newCashier(ledger)]);
  const member = await newMember(ledger);
  await openConnections();

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, place) => record(place % 2 ? first : second, member.id, { receipt: "A-1" })),
  );

  const recorded = answers.filter((answer) => answer.ok);
  expect(recorded).toHaveLength(1);
  for (const answer of answers) if (!answer.ok) expect(answer.refusal).toEqual({ code: "receipt_taken" });
  const events = await ledger.owner`select store, channel from events where external_id = 'A-1'`;
  expect(events).toHaveLength(1);
  expect([first.shift.storeCode, second.shift.storeCode]).toContain(events[0]?.store);
});

it("answers the same form again as it did, and records nothing twice", async () => {
  const cashier = await newCashier(ledger);
  const member = await newMember(ledger);
  const form = { key: newId(), receipt: "A-2" };

  const answers = await Promise.all(Array.from({ length: 5 }, () => record(cashier, member.id, form)));

  const [one] = answers;
  expect(one?.ok).toBe(true);
  for (const answer of answers) expect(answer).toEqual(one);
  expect(await spendableOf(ledger, member)).toBe(one?.ok ? one.value.earned : 0);
  expect(await sumUpShift(cashier.shift.id)).toMatchObject({ receipts: 1, totalMinor: 50_000 });
});

it("holds a cashier to the day's points, however many purchases are sent at once", async () => {
  await ledger.owner`update counter_limits set points_per_day = 120`;
  const cashier = await newCashier(ledger);
  const members = await Promise.all(Array.from({ length: 12 }, () => newMember(ledger)));
  await openConnections();

  const answers = await Promise.all(members.map(({ id }) => record(cashier, id)));
  await ledger.owner`update counter_limits set points_per_day = 10000`;

  const awarded = answers.reduce((sum, answer) => sum + (answer.ok ? answer.value.earned : 0), 0);
  expect(awarded).toBeGreaterThan(0);
  expect(awarded).toBeLessThanOrEqual(120);
  expect(answers.find((answer) => !answer.ok)).toEqual({
    ok: false,
    refusal: { code: "needs_supervisor_day", limit: 120 },
  });
});

it("asks a supervisor above the amount a cashier records alone, and none of a supervisor", async () => {
  const [cashier, supervisor] = await Promise.all([newCashier(ledger), newCashier(ledger, "support")]);
  const member = await newMember(ledger);
  const large = { totalMinor: 2_000_001 };

  expect(await record(cashier, member.id, large)).toEqual({
    ok: false,
    refusal: { code: "needs_supervisor_amount", limit: 2_000_000 },
  });
  const nobody = { email: "tidak@contoh.id", code: "000000" };
  expect(await record(cashier, member.id, { ...large, supervisor: nobody })).toEqual({
    ok: false,
    refusal: { code: "supervisor_refused" },
  });
  expect(await record(supervisor, member.id, large)).toMatchObject({ ok: true });

  const [email, secret, key] = [`${newId()}@contoh.id`, "JBSWY3DPEHPK3PXP", newWrappedKey()];
  const personId = supervisor.person.id;
  await ledger.owner`
    update people set wrapped_key = ${key}, email_cipher = ${sealFor(key, "email", email)}, email_hash = ${emailHash(email)} where id = ${personId}`;
  await ledger.owner`
    insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${personId}, ${sealFor(key, "totp", secret)}, now())`;
  const agreed = { ...large, supervisor: { email, code: totpCode(secret, new Date()) } };
  expect(await record(cashier, member.id, agreed)).toMatchObject({ ok: true });
  expect(await record(cashier, member.id, agreed)).toEqual({ ok: false, refusal: { code: "supervisor_refused" } });
});

it("undoes the last purchase alone, and records its receipt again as it should have been", async () => {
  const cashier = await newCashier(ledger);
  const member = await newMember(ledger);
  const [wrong, last] = [newId(), newId()];
  await record(cashier, member.id, { key: wrong, receipt: "B-1" });
  await record(cashier, member.id, { key: last, receipt: "B-2", totalMinor: 500_000 });
  const undo = (undoes: string, key = newId()) =>
    undoPurchase(cashier.actor, { key, undoes, memberId: member.id, reason: "Salah ketik" }, "IDR");
  const before = await spendableOf(ledger, member);

  expect(await undo(wrong)).toEqual({ ok: false, refusal: { code: "undo_not_last" } });
  const key = newId();
  const undone = await undo(last, key);
  expect(undone).toEqual({ ok: true, value: { points: expect.any(Number) } });
  expect(await undo(last, key)).toEqual(undone);
  expect(await undo(last)).toEqual({ ok: false, refusal: { code: "undone" } });
  expect(await record(cashier, member.id, { receipt: "B-2", totalMinor: 50_000 })).toMatchObject({ ok: true });
  expect(await record(cashier, member.id, { receipt: "B-2" })).toEqual({
    ok: false,
    refusal: { code: "receipt_taken" },
  });

  expect(await spendableOf(ledger, member)).toBeLessThan(before);
  expect(await sumUpShift(cashier.shift.id)).toMatchObject({ receipts: 2, totalMinor: 100_000, undone: 1 });
  const [again] = await listActs(cashier.shift.id, member.id, "id", 1);
  expect(again).toMatchObject({ kind: "purchase", receipt: "B-2/2", isUndone: false });
});

it("lets a cashier undo neither a colleague's purchase nor one of long ago", async () => {
  const [cashier, colleague] = await Promise.all([newCashier(ledger), newCashier(ledger)]);
  const member = await newMember(ledger);
  const undoes = newId();
  await record(cashier, member.id, { key: undoes });
  const undo = ({ actor }: TestCashier) =>
    undoPurchase(actor, { key: newId(), undoes, memberId: member.id, reason: "Salah ketik" }, "IDR");

  expect(await undo(colleague)).toEqual({ ok: false, refusal: { code: "undo_unknown" } });
  await ledger.owner`update counter_acts set at = at - interval '31 minutes' where public_id = ${undoes}`;
  expect(await undo(cashier)).toEqual({ ok: false, refusal: { code: "undo_late", limit: 30 } });
});

it("redeems only while the member's own code holds the visit open, and gives every point back when undone", async () => {
  const cashier = await newCashier(ledger);
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const [card, reward] = await Promise.all([newCard(ledger, member), newReward(ledger, { points: 400 })]);
  const redeem = (key = newId()) =>
    redeemAtCounter(cashier.actor, { memberId: member.id, key, rewardId: reward.publicId, price: 400 });

  expect(await redeem()).toEqual({ ok: false, refusal: { code: "visit_over" } });
  const at = new Date();
  await openVisit(cashier.actor, card.codeAt(at), at);
  const key = newId();
  const redeemed = await redeem(key);
  expect(redeemed).toMatchObject({ ok: true });
  expect(await redeem(key)).toEqual(redeemed);
  expect(await spendableOf(ledger, member)).toBe(600);

  const undoes = { key: newId(), undoes: key, memberId: member.id };
  expect(await cancelAtCounter(cashier.actor, undoes)).toEqual({ ok: true, value: { points: 400 } });
  expect(await cancelAtCounter(cashier.actor, undoes)).toMatchObject({ ok: true });
  expect(await spendableOf(ledger, member)).toBe(1_000);
  await ledger.owner`update sessions set revoked_at = now(), revoked_because = 'signed-out' where public_id = ${card.session}`;
  expect(await redeem()).toEqual({ ok: false, refusal: { code: "visit_over" } });
});

it("uses a voucher once, on a bill that reaches its minimum", async () => {
  const cashier = await newCashier(ledger);
  const member = await newMember(ledger);
  await givePoints(member, 400);
  const [card, reward] = await Promise.all([
    newCard(ledger, member),
    newReward(ledger, { points: 400, details: { percent: 20, minimumMinor: 50_000 } }),
  ]);
  const at = new Date();
  await openVisit(cashier.actor, card.codeAt(at), at);
  const redeemed = await redeemAtCounter(cashier.actor, {
    ...{ memberId: member.id, key: newId(), rewardId: reward.publicId, price: 400 },
  });
  const redemptionId = idOf(redeemed);
  const asking = { locale: "id", now: (await now()).programme } as const;
  const use = (billMinor: number | null, key = newId()) =>
    takeVoucher(may(cashier.person, "redemptions.use"), { key, redemptionId, billMinor, friend: "" }, asking);

  expect(await use(null)).toEqual({ ok: false, refusal: { code: "bill_missing" } });
  expect(await use(49_000)).toEqual({ ok: false, refusal: { code: "below_minimum", minimumMinor: 50_000 } });
  const key = newId();
  expect(await use(80_000, key)).toMatchObject({ ok: true, value: { off: { discountMinor: 16_000 } } });
  expect(await use(80_000, key)).toMatchObject({ ok: true });
  expect(await use(80_000)).toEqual({ ok: false, refusal: { code: "already_used" } });
  expect(await sumUpShift(cashier.shift.id)).toMatchObject({
    redemptions: 1,
    spent: 400,
    vouchers: 1,
    discountMinor: 16_000,
  });
});

it("takes a voucher only at the shops its reward names, and leaves it as it is elsewhere", async () => {
  const cashier = await newCashier(ledger);
  const member = await newMember(ledger);
  await givePoints(member, 500);
  const reward = await newReward(ledger, { points: 500, details: { percent: 20, outlets: "Dago" } });
  const bought = await redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500 });
  const asked = { key: newId(), redemptionId: idOf(bought), billMinor: 50_000, friend: "" };
  const asking = { locale: "id", now: (await now()).programme } as const;
  const use = () => takeVoucher(may(cashier.person, "redemptions.use"), asked, asking);

  expect(await use()).toEqual({ ok: false, refusal: { code: "taken_elsewhere", outlets: ["Dago"] } });
  await ledger.owner`update stores set name = 'Bandung Dago' where code = ${cashier.shift.storeCode}`;
  expect(await use()).toMatchObject({ ok: true });
});

it("keeps one shift open a cashier, and records nothing without", async () => {
  const cashier = await newCashier(ledger);
  const member = await newMember(ledger);
  const { storeCode } = cashier.shift;
  const [store] = await ledger.owner<{ id: string }[]>`select public_id as id from stores where code = ${storeCode}`;
  const close = { shiftId: cashier.shift.publicId, tillReceipts: 1, tillMinor: 50_000 };

  expect(await openShift(cashier.actor, store?.id ?? "")).toEqual({ ok: false, refusal: "already" });
  expect(await closeShift((await newCashier(ledger)).actor, close)).toBe(false);
  expect(await closeShift(cashier.actor, close)).toBe(true);
  expect(await closeShift(cashier.actor, close)).toBe(false);
  expect(await findOpenShift(cashier.person.id)).toBeNull();
  expect(await record(cashier, member.id)).toEqual({ ok: false, refusal: { code: "no_shift" } });
  expect(await openShift(cashier.actor, newId())).toEqual({ ok: false, refusal: "store_unknown" });
});
