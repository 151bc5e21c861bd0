import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { newId } from "@/lib/base/uuid";
import { redeemReward } from "./redeem-reward";
import { settleMembers } from "./settle-members";

/** EXPIRY_ROUNDS=1000 races longer. */
const rounds = Number(process.env.EXPIRY_ROUNDS ?? 60);
const TOGETHER = 20;
const GIVEN = 500;
const PRICE = 200;
/** How long before the end the racing begins; it goes on as long after it. */
const BEFORE_MS = 400;

let ledger: TestLedger;
let reward: TestReward;

beforeAll(async () => {
  ledger = await openTestLedger({
    expiry: { base: { policy: "fixed", months: 1, roundTo: "none" }, bonus: { policy: "never" } },
  });
  reward = await newReward(ledger, { points: PRICE });
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("never lets the same points be redeemed and lapse, however close to their end they are asked for", async () => {
  const outcomes = new Map<string, number>();

  for (let round = 0; round < rounds; round += TOGETHER) {
    const members = await Promise.all(Array.from({ length: TOGETHER }, () => newMember(ledger)));
    await Promise.all(members.map((member) => givePoints(member, GIVEN)));
    const end = await endOf(members);
    await standBefore(end, BEFORE_MS);
    await Promise.all(members.map((member) => race(member, end)));
    // Whose last settling met a redemption is settled when the job comes again.
    await settleMembers(
      members.map(({ id }) => id),
      await programmeNow(),
    );

    for (const member of members) {
      const { redeemed, lapsed, late, early } = await fateOf(member, end);
      expect([redeemed + lapsed, late, early]).toEqual([GIVEN, 0, 0]);
      const outcome = `${redeemed / PRICE} redeemed`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  }

  console.info(`${rounds} rounds: ${JSON.stringify(Object.fromEntries(outcomes))}`);
  expect(outcomes.size).toBeGreaterThan(1);
}, 900_000);

/** Redemptions and the writing down of time, all under way while the last moment passes. */
async function race(member: TestMember, end: Date): Promise<void> {
  const redeem = async () => {
    await pause(Math.random() * 1.5 * BEFORE_MS);
    await redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: PRICE });
  };
  const settle = async () => {
    for (let now = await programmeNow(); ; now = await programmeNow()) {
      await settleMembers([member.id], now);
      if (now > end) return;
      await pause(Math.random() * 40);
    }
  };
  await Promise.all([redeem(), redeem(), redeem(), settle(), settle()]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function endOf(members: TestMember[]): Promise<Date> {
  const ends = await ledger.owner<{ end: Date }[]>`
    select distinct expires_at as end from lots where member_id = any (${members.map((member) => member.id)}::bigint[])`;
  const [row, ...others] = ends;
  if (!row || others.length > 0) throw new Error("All their points end together");
  return row.end;
}

/** Puts programme time so many milliseconds before an instant; it runs on from there. */
async function standBefore(end: Date, ms: number): Promise<void> {
  await ledger.owner`
    update installation set clock_ahead_ms = (extract(epoch from ${end}::timestamptz - clock_timestamp()) * 1000)::bigint - ${ms} where id = 1`;
}

async function fateOf(member: TestMember, end: Date) {
  const [row] = await ledger.owner<{ redeemed: number; lapsed: number; late: number; early: number }[]>`
    select coalesce(-sum(points) filter (where kind = 'redeemed'), 0)::bigint as redeemed,
      coalesce(-sum(points) filter (where kind = 'lapsed'), 0)::bigint as lapsed,
      count(*) filter (where kind = 'redeemed' and occurred_at >= ${end}) as late,
      count(*) filter (where kind = 'lapsed' and occurred_at <> ${end}) as early
    from journals where member_id = ${member.id}`;
  if (!row) throw new Error("A member has a past");
  return row;
}
