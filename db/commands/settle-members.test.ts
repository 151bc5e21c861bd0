import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { recordPurchase } from "./record-purchase";
import { settleDueMembers, settleMembers } from "./settle-members";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("writes down what lapsed and which tiers ended, once, though many do it at the same time", async () => {
  const members = await Promise.all(Array.from({ length: 10 }, () => newMember(ledger)));
  for (const member of members) await purchase(member, 2_500_000);
  await passTime(ledger, { days: 1_200 });
  const now = await clock();

  const looked = await Promise.all(Array.from({ length: 5 }, () => settleDueMembers(now, 100)));
  await settleMembers(
    members.map((member) => member.id),
    now,
  );

  expect(Math.max(...looked)).toBe(10);
  expect(await settleDueMembers(now, 100)).toBe(0);
  for (const member of members) {
    expect((await kindsOf(member)).slice(2)).toEqual(["tier_moved", "lapsed", "tier_moved"]);
    expect(await spendableOf(ledger, member)).toBe(0);
  }
});

it("changes nothing in the chain by when it runs: early, late or never, the lines are the same", async () => {
  const [nightly, lazy] = [await newMember(ledger), await newMember(ledger)];
  for (const member of [nightly, lazy]) await purchase(member, 3_000_000);

  for (let month = 0; month < 30; month += 1) {
    await passTime(ledger, { days: 30 });
    await settleMembers([nightly.id], await clock());
  }
  await Promise.all([nightly, lazy].map((member) => givePoints(member, 10)));

  const told = (member: TestMember) => ledger.owner`
    select version, kind, points, tier_points, balance_after, trace from journals
    where member_id = ${member.id} and source = 'time' order by version`;
  expect(await told(lazy)).toEqual(await told(nightly));
  expect(await told(lazy)).not.toEqual([]);
});

async function clock(): Promise<Date> {
  const [row] = await ledger.owner<{ now: Date }[]>`select date_trunc('milliseconds', programme_now()) as now`;
  if (!row) throw new Error("The programme has no clock");
  return row.now;
}

async function purchase(member: TestMember, totalMinor: number): Promise<void> {
  const receipt = { externalId: newId(), totalMinor, currency: "IDR", channel: null, store: null };
  await recordPurchase({ memberId: member.id, occurredAt: await clock(), ...receipt });
}

async function kindsOf(member: TestMember): Promise<string[]> {
  const rows = await ledger.owner<{ kind: string }[]>`
    select kind from audit.journal where member_id = ${member.publicId} order by version`;
  return rows.map((row) => row.kind);
}
