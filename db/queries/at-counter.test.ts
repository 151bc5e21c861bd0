import { afterAll, beforeAll, expect, it } from "vitest";
import { openVisit } from "@/db/commands/open-visit";
import { redeemAtCounter } from "@/db/commands/redeem-at-counter";
import { useAtCounter as takeVoucher } from "@/db/commands/use-at-counter";
import { may, newCard, newCashier } from "@/db/counter-fixtures";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { listForCounter } from "./at-counter";
import { listActs, sumUpShift } from "./shifts";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("offers what can be had at this counter now, and nothing that is sent, booked, prepared for days or taken elsewhere", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const shop = { code: "DAGO", name: "Bandung Dago" };
  const collect = { delivery: "collect" };
  const here = await Promise.all([
    newReward(ledger, { points: 100 }),
    newReward(ledger, { points: 100, kind: "sample" }),
    newReward(ledger, { points: 100, kind: "merchandise", details: collect }),
    newReward(ledger, { points: 100, kind: "merchandise", details: { ...collect, outlets: "Dago\nMenteng" } }),
  ]);
  await newReward(ledger, { points: 1_001 });
  await newReward(ledger, { points: 100, kind: "merchandise", details: { delivery: "ship" } });
  await newReward(ledger, { points: 100, kind: "merchandise", details: { ...collect, leadDays: 2 } });
  await newReward(ledger, { points: 100, kind: "merchandise", details: { ...collect, outlets: "Menteng" } });
  for (const kind of ["gift_card", "experience", "made_for_you", "digital"] as const)
    await newReward(ledger, { points: 100, kind, stock: 5 });

  const offered = await listForCounter(member.id, shop, "", "id", new Date());

  expect(offered.map(({ publicId }) => publicId).sort()).toEqual(here.map(({ publicId }) => publicId).sort());
});

it("a thing paid partly in money is redeemed and handed over at once, and the shift says what was paid", async () => {
  const [cashier, member] = await Promise.all([newCashier(ledger), newMember(ledger)]);
  await givePoints(member, 300);
  const [card, thing] = await Promise.all([
    newCard(ledger, member),
    newReward(ledger, { points: 300, kind: "merchandise", details: { delivery: "collect", cashMinor: 15_000 } }),
  ]);
  const at = new Date();
  await openVisit(cashier.actor, card.codeAt(at), at);
  const asked = { memberId: member.id, key: newId(), rewardId: thing.publicId, price: 300 };
  const redeemed = await redeemAtCounter(cashier.actor, asked);
  expect(await sumUpShift(cashier.shift.id)).toMatchObject({ redemptions: 1, cashMinor: 0 });

  const use = {
    key: newId(),
    redemptionId: redeemed.ok ? redeemed.value.redemptionId : "",
    billMinor: null,
    friend: "",
  };
  const used = await takeVoucher(may(cashier.person, "redemptions.use"), use, { locale: "id", now: at });

  expect(used).toMatchObject({ ok: true, value: { voucher: { cashMinor: 15_000, date: null } } });
  expect(await sumUpShift(cashier.shift.id)).toMatchObject({ vouchers: 1, cashMinor: 15_000 });
  expect(
    (await listActs(cashier.shift.id, member.id, "id", 5)).map(({ kind, cashMinor }) => [kind, cashMinor]),
  ).toEqual([
    ["use", 15_000],
    ["redemption", null],
  ]);
});
