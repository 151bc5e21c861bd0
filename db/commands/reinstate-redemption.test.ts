import { afterAll, beforeAll, expect, it } from "vitest";
import { may, newCashier, type TestCashier } from "@/db/counter-fixtures";
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
import { listActs, sumUpShift } from "@/db/queries/shifts";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { cancelRedemption } from "./cancel-redemption";
import { redeemReward } from "./redeem-reward";
import { reinstateAtCounter, reinstateRedemption } from "./reinstate-redemption";
import { useAtCounter as takeVoucher } from "./use-at-counter";
import { useRedemption as markAsUsed } from "./use-redemption";

let ledger: TestLedger;
const support = staff("support", "redemptions.reinstate");
const cashier = staff("cashier", "redemptions.use");

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

it("takes a use at the counter back once, however many ask at once, with its discount and what was paid besides", async () => {
  const till = await newCashier(ledger);
  const { member, id } = await voucher({ details: { percent: 20, cashMinor: 15_000 } });
  const first = newId();
  expect(await used(till, id, first)).toMatchObject({ ok: true });
  await openConnections();

  const answers = await Promise.all(Array.from({ length: 20 }, () => takenBack(till, id, first)));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  for (const answer of answers) if (!answer.ok) expect(answer.refusal).toEqual({ code: "undone" });
  expect(await redemption(id)).toMatchObject({ state: "ready", usedAt: null, moves: ["used", "ready"] });
  expect(await spendableOf(ledger, member)).toBe(0);
  const nothing = { vouchers: 0, discountMinor: 0, reinstated: 1 };
  expect(await sumUpShift(till.shift.id)).toMatchObject(nothing);
  const [undone, use] = await listActs(till.shift.id, member.id, "id", 2);
  expect(undone).toMatchObject({ kind: "reinstatement", discountMinor: 16_000, isUndone: false });
  expect(use).toMatchObject({ kind: "use", isUndone: true });
  expect(await told(member)).toEqual([{ redemption: id, because: "wrong_voucher" }]);
});

it("is used after all, and taken back again, each time told and each time once", async () => {
  const till = await newCashier(ledger);
  const { member, id } = await voucher({});
  for (const round of [1, 2, 3]) {
    const key = newId();
    expect(await used(till, id, key)).toMatchObject({ ok: true });
    expect(await used(till, id, newId())).toEqual({ ok: false, refusal: { code: "already_used" } });
    const form = newId();
    expect(await takenBack(till, id, key, form)).toMatchObject({ ok: true });
    expect(await takenBack(till, id, key, form)).toMatchObject({ ok: true });
    expect(await told(member)).toHaveLength(round);
  }
  const answers = await Promise.all(Array.from({ length: 20 }, () => markAsUsed(cashier, id)));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await sumUpShift(till.shift.id)).toMatchObject({ vouchers: 0, discountMinor: 0, reinstated: 3 });
});

it("stands as before: what was redeemed can be cancelled and gives every point back, a place is still held", async () => {
  const { member, id } = await voucher({});
  await markAsUsed(cashier, id);
  expect(await cancelRedemption(member.actor, id)).toEqual({ ok: false, refusal: { code: "already_used" } });
  expect(await back(id)).toEqual({ ok: true, value: null });
  expect(await cancelRedemption(member.actor, id)).toMatchObject({ ok: true });
  expect(await spendableOf(ledger, member)).toBe(400);
  expect(await back(id)).toEqual({ ok: false, refusal: { code: "already_cancelled" } });

  const reward = await newReward(ledger, { kind: "experience", points: 400 });
  const [date] = await ledger.owner<
    { id: string }[]
  >`select public_id as id from reward_dates where reward_id = ${reward.id} order by id`;
  const asked = {
    rewardId: reward.publicId,
    key: newId(),
    quantity: 1,
    price: 400,
    date: date?.id,
    given: { attendee: "Sari" },
  };
  const booked = await redeemReward(member.actor, asked);
  const bookingId = booked.ok ? booked.value.redemptionId : "";
  await markAsUsed(cashier, bookingId);
  expect(await back(bookingId)).toEqual({ ok: true, value: null });
  expect(await redemption(bookingId)).toMatchObject({ state: "booked", usedAt: null, moves: ["used", "booked"] });
  const [place] = await ledger.owner<
    { booked: number }[]
  >`select booked from reward_dates where public_id = ${date?.id ?? ""}`;
  expect(place?.booked).toBe(1);
});

it("leaves it as it is to a colleague, after the minutes of a cashier, for no reason, and of nothing used", async () => {
  const [till, colleague] = [await newCashier(ledger), await newCashier(ledger)];
  const { id } = await voucher({});
  const key = newId();
  expect(await back(id)).toEqual({ ok: false, refusal: { code: "not_used" } });
  await used(till, id, key);

  expect(await takenBack(colleague, id, key)).toEqual({ ok: false, refusal: { code: "undo_unknown" } });
  expect(await back(id, "because")).toEqual({ ok: false, refusal: { code: "mistake_missing" } });
  expect(await back(newId())).toEqual({ ok: false, refusal: { code: "redemption_unknown" } });
  await ledger.owner`update counter_acts set at = at - interval '31 minutes' where public_id = ${key}`;
  expect(await takenBack(till, id, key)).toEqual({ ok: false, refusal: { code: "undo_late", limit: 30 } });
  expect(await redemption(id)).toMatchObject({ state: "used" });
  expect(await back(id)).toEqual({ ok: true, value: null });
  expect(await takenBack(till, id, key)).toEqual({ ok: false, refusal: { code: "undo_late", limit: 30 } });
});

it("is nobody's to take back for themselves, nor after its end", async () => {
  const { member, id } = await voucher({});
  await markAsUsed(cashier, id);
  const own = { ...support, personId: member.actor.personId };

  expect(await reinstateRedemption(own, { redemptionId: id, because: "nothing_taken" }, await asking())).toEqual({
    ok: false,
    refusal: { code: "own_membership" },
  });
  await passTime(ledger, { days: 92 });
  expect(await back(id)).toEqual({ ok: false, refusal: { code: "redemption_expired" } });
  expect(await redemption(id)).toMatchObject({ state: "used" });
});

async function asking() {
  const [clock] = await ledger.owner<{ now: Date }[]>`select programme_now() as now`;
  return { locale: "id", now: clock?.now ?? new Date() } as const;
}

/** A member's discount, redeemed with all their points. */
async function voucher(changes: Parameters<typeof newReward>[1]): Promise<{ member: TestMember; id: string }> {
  const member = await newMember(ledger);
  await givePoints(member, 400);
  const reward = await newReward(ledger, { points: 400, ...changes });
  const had = await redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 400 });
  return { member, id: had.ok ? had.value.redemptionId : "" };
}

const used = async ({ person }: TestCashier, redemptionId: string, key: string) =>
  takeVoucher(may(person, "redemptions.use"), { key, redemptionId, billMinor: 80_000, friend: "" }, await asking());

const takenBack = async ({ person }: TestCashier, redemptionId: string, undoes: string, key = newId()) =>
  reinstateAtCounter(
    may(person, "redemptions.use"),
    { key, undoes, redemptionId, because: "wrong_voucher" },
    await asking(),
  );

const back = async (redemptionId: string, because = "nothing_taken") =>
  reinstateRedemption(support, { redemptionId, because }, await asking());

async function redemption(id: string) {
  const [row] = await ledger.owner`
    select state, used_at as "usedAt", array(select v.to_state from redemption_moves v where v.redemption_id = d.id order by v.id) as moves
    from redemptions d where d.public_id = ${id}`;
  return row;
}

async function told(member: TestMember): Promise<object[]> {
  const rows = await ledger.owner<{ payload: object }[]>`
    select payload from notices where member_id = ${member.id} and kind = 'redemption_reinstated' order by id`;
  return rows.map(({ payload }) => payload);
}
