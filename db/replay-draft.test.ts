import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPurchase } from "@/db/commands/record-purchase";
import { redeemReward } from "@/db/commands/redeem-reward";
import { settleMembers } from "@/db/commands/settle-members";
import {
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { replayDraft } from "@/db/queries/replay-ledger";
import { termsHistory } from "@/db/queries/terms";
import { newId } from "@/lib/base/uuid";
import type { TermsDocument } from "@/lib/loyalty/terms";

let ledger: TestLedger;
let spender: TestMember;
let saver: TestMember;

/** Two members who bought the same over half a year under one version of the terms; one of them spent what they had. */
beforeAll(async () => {
  ledger = await openTestLedger({ expiry: { base: fixed(12), bonus: fixed(12) } });
  [spender, saver] = [await newMember(ledger), await newMember(ledger)];
  const reward = await newReward(ledger, { points: 500 });
  for (let month = 0; month < 6; month += 1) {
    await Promise.all([spender, saver].map(buy));
    await passTime(ledger, { days: 31 });
  }
  const request = { key: newId(), rewardId: reward.publicId, quantity: 1, price: 500 };
  expect(await redeemReward(spender.actor, request)).toMatchObject({ ok: true });
  await settleMembers([spender.id, saver.id], await programmeNow());
});
afterAll(() => ledger.close());

function fixed(months: number) {
  return { policy: "fixed", months, roundTo: "none" } as const;
}

async function buy(member: TestMember): Promise<void> {
  const occurredAt = await programmeNow();
  const receipt = { externalId: newId(), totalMinor: 100_000, currency: "IDR", channel: "store", store: null };
  expect(await recordPurchase({ memberId: member.id, occurredAt, ...receipt })).toMatchObject({ ok: true });
}

test("under a draft like the terms in force nobody wins and nobody loses", async () => {
  const [inForce] = await termsHistory();

  const { report } = await replayDraft({ ownerUrl: ledger.ownerUrl }, inForce);

  expect(report).toMatchObject({ winners: 0, losers: 0, tierMoves: [], mostGained: [], mostLost: [] });
  expect(report.after).toEqual(report.before);
});

test("under a draft that lets points end sooner it says who loses, and keeps what was redeemed as a shortfall", async () => {
  const [inForce] = await termsHistory();
  const sooner = { ...inForce, expiry: { base: fixed(2), bonus: fixed(2) } };

  const { report } = await replayDraft({ ownerUrl: ledger.ownerUrl }, sooner);

  expect(report).toMatchObject({ winners: 0, losers: 2 });
  expect(report.after).toMatchObject({ shortfalls: 1, shortfallPoints: 300, redeemed: 200 });
  expect(report.before).toMatchObject({
    redeemed: 500,
    lapsed: 0,
    outstanding: (await spendableOf(ledger, spender)) + (await spendableOf(ledger, saver)),
  });
  const { earned, redeemed, lapsed, outstanding } = report.after;
  expect(lapsed).toBeGreaterThan(0);
  expect(outstanding).toBe(earned - redeemed - lapsed);
});

test("under a draft whose rule has a limit it says how often that was met, and under one that asks less for a tier how many would stand higher", async () => {
  const [inForce] = await termsHistory();
  const { levels } = inForce.tiers;
  const extra = {
    ...{ code: "ekstra", name: { id: "Ekstra", en: "Extra" }, on: "purchase", when: [], group: null, budgets: [] },
    effect: { give: "fixed", points: 100, kind: "bonus" },
    caps: { event: null, member: [{ per: "ever", points: 250 }] },
  } satisfies TermsDocument["earning"]["rules"][number];
  // Each of their six purchases earns 200; the rule would give 100 more each time and stops at 250.
  const limited = {
    ...inForce,
    earning: { ...inForce.earning, rules: [...inForce.earning.rules, extra] },
    tiers: {
      ...inForce.tiers,
      window: "lifetime" as const,
      levels: levels.map((level) => (level.code === "emas" ? { ...level, from: 1_000 } : level)),
    },
  };

  const { report } = await replayDraft({ ownerUrl: ledger.ownerUrl }, limited);

  expect(report.limitsHit).toMatchObject([{ rule: "ekstra", times: 8 }]);
  expect(report.limitsHit[0]?.points).toBeGreaterThanOrEqual(100);
  expect(report.tierMoves).toEqual([{ from: "perak", to: "emas", up: true, members: 2 }]);
});
