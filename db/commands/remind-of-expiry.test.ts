import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  openTestLedger,
  passTime,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { newId } from "@/lib/base/uuid";
import { recordPurchase } from "./record-purchase";
import { remindOfExpiry } from "./remind-of-expiry";

let ledger: TestLedger;

beforeAll(async () => {
  const extension = { months: 3, activity: ["purchase"], withinMonths: 3 };
  ledger = await openTestLedger({
    expiry: {
      base: { policy: "fixed", months: 2, roundTo: "none" },
      bonus: { policy: "fixed", months: 2, roundTo: "none", extension },
    },
  });
});
afterAll(() => ledger.close());

type Told = { days: number; points: number; mails: number };

/** What a member was reminded of so far: how many days before, of how much, with how many mails. */
async function toldTo(member: TestMember): Promise<Told[]> {
  return ledger.owner<Told[]>`
    select split_part(n.reason, ':', 2)::integer as days, (n.payload ->> 'points')::bigint as points,
      (select count(*) from outbox o where o.reason = n.reason || ':' || ${member.publicId} and o.task = 'mail'
        and o.payload #>> '{data,points}' = n.payload ->> 'points') as mails
    from notices n where n.member_id = ${member.id} and n.kind = 'points_expiring' order by n.id`;
}

async function remind(): Promise<void> {
  const now = await programmeNow();
  await Promise.all(Array.from({ length: 20 }, () => remindOfExpiry(now, 0, 100)));
}

it("reminds a month, a week and a day before, once each in the inbox and by mail, however many ask at once", async () => {
  const sari = await newMember(ledger);
  await givePoints(sari, 700);
  await remind();
  expect(await toldTo(sari)).toEqual([]);

  for (let day = 0; day < 70; day += 1) {
    await passTime(ledger, { days: 1 });
    await remind();
  }

  expect(await toldTo(sari)).toEqual([
    { days: 30, points: 700, mails: 1 },
    { days: 7, points: 700, mails: 1 },
    { days: 1, points: 700, mails: 1 },
  ]);
});

it("tells the nearest reminder that is due, and what is left by then", async () => {
  const budi = await newMember(ledger);
  await givePoints(budi, 500);
  await passTime(ledger, { days: 57 });

  await remind();

  expect(await toldTo(budi)).toEqual([{ days: 7, points: 500, mails: 1 }]);
});

it("worries nobody whose points will live on, because they were active", async () => {
  const member = await newMember(ledger);
  await ledger.owner`update wallets set tier = 'emas', tier_until = now() + interval '9 years' where member_id = ${member.id}`;
  const receipt = { totalMinor: 1_000_000, currency: "IDR", channel: null, store: null };
  const buy = async () =>
    recordPurchase({ memberId: member.id, externalId: newId(), occurredAt: await programmeNow(), ...receipt });
  await buy();
  await passTime(ledger, { days: 50 });

  await remind();

  expect(await toldTo(member)).toEqual([{ days: 30, points: 2_000, mails: 1 }]);
});

it("goes on where it stopped, a bite at a time", async () => {
  const members = [await newMember(ledger), await newMember(ledger)];
  for (const member of members) await givePoints(member, 10);
  await passTime(ledger, { days: 45 });
  const now = await programmeNow();
  const [first, second] = members.map((member) => member.id);

  const one = await remindOfExpiry(now, (first ?? 0) - 1, 1);
  const two = await remindOfExpiry(now, one.last, 1);

  expect([one, two]).toEqual([
    { found: 1, last: first },
    { found: 1, last: second },
  ]);
  expect(await remindOfExpiry(now, two.last, 1)).toEqual({ found: 0, last: second });
});
