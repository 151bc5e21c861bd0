import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { findQuote } from "@/db/queries/quote";
import { replayLive } from "@/db/queries/replay-ledger";
import { slowly } from "@/db/slowly";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { earningSection } from "@/lib/loyalty/earning-rules";
import { newPersonalData } from "@/lib/personal-data";
import { recordPurchase } from "./record-purchase";

const words = (text: string) => ({ id: text, en: text });
const earning = earningSection.parse({
  pointValue: { currency: "IDR", minor: 25, points: 1 },
  rules: [
    {
      code: "opening-promo",
      name: words("Promo pembukaan"),
      on: "purchase",
      when: [{ if: "channel", anyOf: ["promo"] }],
      effect: { give: "fixed", points: 70, kind: "bonus" },
      budgets: [{ per: "ever", points: 10_000 }],
    },
    {
      code: "press",
      name: words("Wartawan"),
      on: "purchase",
      when: [{ if: "tag", anyOf: ["press"] }],
      effect: { give: "multiplier", percent: 200, kind: "bonus" },
    },
    {
      code: "birthday",
      name: words("Pekan ulang tahun"),
      on: "purchase",
      when: [{ if: "birthday", daysBefore: 3, daysAfter: 3 }],
      effect: { give: "fixed", points: 50, kind: "bonus" },
      caps: { event: null, member: [{ per: "year", times: 1 }] },
    },
    {
      code: "coffee",
      name: words("Kopi"),
      on: "purchase",
      when: [{ if: "category", anyOf: ["kopi"] }],
      effect: { give: "rate", currency: "IDR", points: 1, minor: 1_000, kind: "bonus" },
      caps: { event: null, member: [{ per: "month", points: 30 }] },
    },
    {
      code: "third",
      name: words("Setiap ketiga"),
      on: "purchase",
      when: [{ if: "nth", n: 3, every: true, counts: "each" }],
      effect: { give: "fixed", points: 9, kind: "bonus" },
    },
  ],
});

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ earning });
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

const buy = async (member: TestMember, changes: Partial<Parameters<typeof recordPurchase>[0]> = {}) => {
  const receipt = { externalId: newId(), totalMinor: 5_000, currency: "IDR", channel: "store", store: null };
  const answer = await recordPurchase({ memberId: member.id, occurredAt: new Date(), ...receipt, ...changes });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.earned;
};

it("never gives more than a budget of 10,000 points, however many buy at once", async () => {
  const members = await Promise.all(Array.from({ length: 50 }, () => newMember(ledger)));

  const earned = await Promise.all(
    Array.from({ length: 500 }, (_, place) =>
      buy(members[place % 50] as TestMember, { totalMinor: 500, channel: "promo" }),
    ),
  );

  const [budget] = await ledger.owner`select used, most from budgets where code = 'opening-promo.ever'`;
  const [given] = await ledger.owner<{ points: number }[]>`
    select sum((step ->> 'gives')::bigint)::bigint as points from journals j, jsonb_array_elements(j.trace::jsonb -> 'steps') step
    where step ->> 'rule' = 'opening-promo'`;
  expect(budget).toEqual({ used: 10_000, most: 10_000 });
  expect(given).toEqual({ points: 10_000 });
  // 142 whole gifts and what was left of the 143rd; every third purchase of a member has its own nine points besides.
  const thirds = 50 * 3 * 9;
  expect(earned.reduce((all, points) => all + points, 0)).toBe(10_000 + 500 + thirds);
});

it("keeps a member to a month's cap when twenty tills send their purchases at the same moment", async () => {
  const member = await newMember(ledger);
  const lines = [{ sku: "kopi-susu", category: "kopi", quantity: 1, amountMinor: 5_000 }];

  await openConnections();

  // Half of them together, the others while those are being written.
  await slowly(ledger.owner, "wallets", () =>
    Promise.all(
      Array.from({ length: 20 }, async (_, place) => {
        if (place > 10) await setTimeout(place * 5);
        await buy(member, { lines });
      }),
    ),
  );

  const [capped] = await ledger.owner`
    select value from tallies where member_id = ${member.id} and name = 'points.month.coffee'`;
  const [visits] = await ledger.owner`
    select value from tallies where member_id = ${member.id} and name = 'count.purchase' and on_ = '0001-01-01'`;
  expect([capped?.value, visits?.value]).toEqual([30, 20]);
});

it("reads tags and birthdays as they stood, and keeps the birthday sealed", async () => {
  const member = await newMember(ledger);
  const today = new Date().toISOString().slice(5, 10);
  const { wrappedKey, birthdayCipher } = newPersonalData({ birthday: `1992-${today === "02-29" ? "02-28" : today}` });
  await ledger.owner`
    update people set wrapped_key = ${wrappedKey}, birthday_cipher = ${birthdayCipher}
    where id = (select person_id from members where id = ${member.id})`;
  await ledger.owner`update members set tags = '{press}' where id = ${member.id}`;

  const earned = [await buy(member), await buy(member)];

  // Ten points, as much again for the press, and fifty once a year.
  expect(earned).toEqual([10 + 10 + 50, 10 + 10]);
  const [fact] = await ledger.owner`select data from events where member_id = ${member.id} limit 1`;
  expect(fact?.data).toMatchObject({ tags: ["press"], birthday: birthdayCipher?.toString("base64url") });
  expect(JSON.stringify(fact)).not.toContain("1992");
});

it("gives what the page of earning says it would, to the member who asks", async () => {
  const member = await newMember(ledger);
  const lines = [{ sku: "kopi-susu", category: "kopi", quantity: 1, amountMinor: 85_000 }];
  const money = { totalMinor: 85_000, currency: "IDR" };
  const asked = () => ({
    kind: "purchase",
    occurredAt: new Date(),
    money,
    lines,
    channel: "store",
    store: null,
    data: {},
  });

  const first = await findQuote(member.id, asked(), new Date());
  const visitor = await findQuote(null, asked(), new Date());
  const earned = await buy(member, { totalMinor: 85_000, lines });
  const second = await findQuote(member.id, asked(), new Date());

  // 170 by the rate, and for coffee 85 of which a month allows 30; the month's are used up then.
  expect([first.points, visitor.points, earned, second.points]).toEqual([200, 200, 200, 170]);
});

it("comes out the same when the facts are told again to an empty ledger", async () => {
  // Whatever was tagged since, a replay reads what the facts kept.
  await ledger.owner`update members set tags = '{}'`;

  const replayed = await replayLive({ ownerUrl: ledger.ownerUrl });

  expect(replayed.differences).toEqual([]);
  expect(replayed.events).toBeGreaterThan(500);
});

it("notices a budget whose count was altered, and names it", async () => {
  await ledger.superuser`update budgets set used = used - 1 where code = 'opening-promo.ever'`;
  const { findings } = await ledger.verify();
  await ledger.superuser`update budgets set used = used + 1 where code = 'opening-promo.ever'`;

  expect(findings).toMatchObject([{ invariant: "budgets_used_is_what_rules_gave" }]);
  expect(findings[0]?.message).toContain("opening-promo.ever");
});
