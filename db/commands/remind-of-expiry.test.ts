import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  openTestLedger,
  passTime,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { findPool } from "@/db/queries/pool";
import { programmeNow } from "@/db/queries/programme-time";
import { newId } from "@/lib/base/uuid";
import { leavePool, movePooledPoints } from "./move-pooled-points";
import { recordPurchase } from "./record-purchase";
import { remindOfExpiry } from "./remind-of-expiry";
import { answerPoolInvitation, inviteToPool, openPool } from "./share-pool";

let ledger: TestLedger;

beforeAll(async () => {
  const extension = { months: 3, activity: ["purchase"], withinMonths: 3 };
  ledger = await openTestLedger({
    expiry: {
      base: { policy: "fixed", months: 2, roundTo: "none" },
      bonus: { policy: "fixed", months: 2, roundTo: "none", extension },
    },
    pools: { isOn: true, mostMembers: 6, limits: "none" },
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

it("reminds everybody who shares a pool of what ends there, once each, and nobody who has left it", async () => {
  const [sari, budi, gone] = [await newMember(ledger), await newMember(ledger), await newMember(ledger)];
  await givePoints(sari, 900);
  await openPool(sari.actor, await programmeNow());
  for (const guest of [budi, gone]) {
    const [card] = await ledger.owner<{ number: string }[]>`select number from members where id = ${guest.id}`;
    await inviteToPool(sari.actor, card?.number ?? "", await programmeNow());
    const [invitation] = (await findPool(guest.id, await programmeNow())).invitations;
    await answerPoolInvitation(guest.actor, { id: invitation?.publicId ?? "", saysYes: true });
  }
  await movePooledPoints(sari.actor, { way: "in", points: 900, key: newId() });
  await leavePool(gone.actor);

  for (let day = 0; day < 70; day += 1) {
    await passTime(ledger, { days: 1 });
    await remind();
  }

  const told = await ledger.owner<{ member: number; link: string; days: number; points: number; mails: number }[]>`
    select n.member_id as member, n.link, split_part(n.reason, ':', 3)::integer as days, (n.payload ->> 'points')::bigint as points,
      (select count(*) from outbox o where o.reason = n.reason || ':' || m.public_id and o.payload ->> 'template' = 'pooled-points-expiring'
        and o.payload ->> 'personId' = m.person_id::text) as mails
    from notices n join members m on m.id = n.member_id where n.kind = 'pooled_points_expiring' order by n.member_id, n.id`;
  expect(told).toEqual(
    [sari, budi].flatMap(({ id }) =>
      [30, 7, 1].map((days) => ({ member: id, link: "/pool#calendar", days, points: 900, mails: 1 })),
    ),
  );
  for (const member of [sari, budi, gone]) expect(await toldTo(member)).toEqual([]);
});
