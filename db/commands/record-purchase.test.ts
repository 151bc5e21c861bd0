import { afterAll, beforeAll, expect, it } from "vitest";
import { newMember, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { recordPurchase } from "./record-purchase";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

const receipt = () => ({
  externalId: newId(),
  occurredAt: new Date(),
  totalMinor: 50_000,
  currency: "IDR",
  channel: "store",
  store: null,
});

it("earns once, however many tills send the same receipt at the same time", async () => {
  const member = await newMember(ledger);
  const request = { memberId: member.id, ...receipt() };

  const answers = await Promise.all(Array.from({ length: 20 }, () => recordPurchase(request)));

  const values = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  expect(values).toHaveLength(20);
  expect(new Set(values.map((value) => value.purchaseId)).size).toBe(1);
  expect(values.filter((value) => !value.repeated)).toHaveLength(1);
  expect(await spendableOf(ledger, member)).toBe(100);
});

it("gives a receipt that is claimed for twenty members at once to one of them", async () => {
  const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
  const shared = receipt();

  const answers = await Promise.all(members.map((member) => recordPurchase({ memberId: member.id, ...shared })));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.refusal.code === "receipt_reused")).toHaveLength(19);
});

it("writes down each of many purchases that arrive at once for one member", async () => {
  const member = await newMember(ledger);

  const answers = await Promise.all(
    Array.from({ length: 40 }, () => recordPurchase({ memberId: member.id, ...receipt() })),
  );

  expect(answers.every((answer) => answer.ok)).toBe(true);
  const [balance] = await ledger.owner`
    select version, spendable, tier_points from audit.balance where member_id = ${member.publicId}`;
  expect(balance).toMatchObject({ version: 41, spendable: 4_000, tier_points: 4_000 }); // the last reaches a tier
});

it("refuses another amount under a receipt it knows", async () => {
  const member = await newMember(ledger);
  const request = { memberId: member.id, ...receipt() };
  const first = await recordPurchase(request);

  const again = await recordPurchase(request);
  const other = await recordPurchase({ ...request, totalMinor: 60_000 });

  expect(first).toMatchObject({ ok: true, value: { repeated: false, earned: 100 } });
  expect(again).toMatchObject({ ok: true, value: { repeated: true, earned: 100 } });
  expect(other).toEqual({ ok: false, refusal: { code: "receipt_reused" } });
});

it("keeps a purchase that earned nothing, with the reason", async () => {
  const member = await newMember(ledger);
  const request = { memberId: member.id, ...receipt(), totalMinor: 499 };

  const answer = await recordPurchase(request);

  expect(answer).toMatchObject({
    ok: true,
    value: { earned: 0, journalVersion: null, nothingBecause: "below_one_point" },
  });
  const kept = await ledger.owner`
    select total_minor, journal_version, nothing_because from audit.purchase where external_id = ${request.externalId}`;
  expect(kept).toMatchObject([{ total_minor: 499, journal_version: null, nothing_because: "below_one_point" }]);
});

it("holds points of an online purchase back until they may be spent", async () => {
  const member = await newMember(ledger);

  await recordPurchase({ memberId: member.id, ...receipt(), channel: "online" });

  const [balance] =
    await ledger.owner`select spendable, pending from audit.balance where member_id = ${member.publicId}`;
  expect(balance).toEqual({ spendable: 0, pending: 100 });
});

it("takes no purchase from the future, of less than nothing, in a currency without a rate, or by nobody", async () => {
  const member = await newMember(ledger);
  const request = { memberId: member.id, ...receipt() };
  const inAnHour = new Date(Date.now() + 3_600_000);

  expect(await recordPurchase({ ...request, occurredAt: inAnHour })).toMatchObject({
    refusal: { code: "in_the_future" },
  });
  expect(await recordPurchase({ ...request, totalMinor: -1 })).toMatchObject({ refusal: { code: "amount_negative" } });
  expect(await recordPurchase({ ...request, currency: "EUR" })).toEqual({
    ok: false,
    refusal: { code: "currency_without_rate", currency: "EUR" },
  });
  expect(await recordPurchase({ ...request, memberId: 999_999 })).toMatchObject({
    refusal: { code: "member_unknown" },
  });
});
