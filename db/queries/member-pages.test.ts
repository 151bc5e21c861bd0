import { afterAll, beforeAll, expect, it } from "vitest";
import { adjustPoints } from "@/db/commands/adjust-points";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { recordPurchase } from "@/db/commands/record-purchase";
import { redeemReward } from "@/db/commands/redeem-reward";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  staff,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { newWrappedKey } from "@/lib/personal-data";
import { type Activity, type ActivityCursor, listActivity } from "./activity";
import { type CatalogueFilter, findReward, listRewards, listTeaser } from "./catalogue";
import { findHome } from "./home";
import { findRedemption, listRedemptions } from "./redemptions";
import { findTiers } from "./tiers";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const DAY_MS = 86_400_000;
const everything: CatalogueFilter = {
  q: "",
  category: null,
  kind: null,
  affordable: false,
  favourite: false,
  sort: "featured",
  after: null,
};

it("shows what can be spent now although time has not been written down since", async () => {
  const member = await newMember(ledger);
  await buy(member, 500_000);
  const afterExpiry = new Date(Date.now() + 500 * DAY_MS);

  const home = await findHome(member.id, "id", afterExpiry);

  expect(home.standing.spendable).toBe(0);
  expect(home.recent.find((line) => line.kind === "lapsed")).toMatchObject({ points: -1_000, isWritten: false });
  expect(home.recent.find((line) => line.kind === "earned")).toMatchObject({ points: 1_000, isWritten: true });
});

it("stands as late as what was written, where the clock was set back since", async () => {
  const member = await newMember(ledger);
  const ahead = (ms: number) => ledger.owner`update installation set clock_ahead_ms = ${ms} where id = 1`;
  await ahead(30 * DAY_MS);
  await givePoints(member, 700);
  await ahead(0);

  const home = await findHome(member.id, "id", new Date());
  const [told] = await ledger.owner`select spendable, pending from audit.balance where member_id = ${member.publicId}`;

  expect(home.standing).toMatchObject({ spendable: 700, pending: 0 });
  expect(told).toEqual({ spendable: 700, pending: 0 });
  const reward = await newReward(ledger, { points: 700 });
  const asking = { memberId: member.id, locale: "id", now: new Date() } as const;
  const { rewards } = await listRewards({ ...everything, affordable: true }, asking);
  expect(rewards.map(({ publicId }) => publicId)).toContain(reward.publicId);
});

it("keeps pending points apart from those that can be spent", async () => {
  const member = await newMember(ledger);
  await buy(member, 500_000, "online");

  const { standing } = await findHome(member.id, "id", new Date());

  expect(standing).toMatchObject({ spendable: 0, pending: 1_000 });
  expect(standing.pendingLots.map((lot) => lot.remaining)).toEqual([1_000]);
});

it("lists every change and every purchase without points once, however many pages it takes", async () => {
  const member = await newMember(ledger);
  for (let round = 0; round < 26; round += 1) await buy(member, round % 3 === 0 ? 0 : 5_000);

  const pages: Activity[] = [];
  for (let next: ActivityCursor | null = null; ; ) {
    const page: Activity = await listActivity(member.id, next, "id", new Date());
    pages.push(page);
    next = page.next;
    if (next === null) break;
  }

  const entries = pages.flatMap((page) => page.entries);
  const shown = entries.map((entry) => (entry.what === "line" ? entry.line.version : entry.purchase.publicId));
  expect(new Set(shown).size).toBe(26);
  expect(shown).toHaveLength(26);
  expect(entries.filter((entry) => entry.what === "nothing")).toHaveLength(9);
  expect(entries.slice(0, 3).map((entry) => entry.what)).toEqual(["line", "nothing", "line"]);
});

it("tells a member why staff corrected their points, opened with the member's own key", async () => {
  const member = await newMember(ledger);
  await ledger.owner`
    update people set wrapped_key = ${newWrappedKey()} where id = (select person_id from members where id = ${member.id})`;
  const reason = "Pesanan tertukar";
  await adjustPoints(staff("owner", "members.adjust"), {
    memberId: member.publicId,
    key: newId(),
    points: 50,
    kind: "bonus",
    reason,
  });

  const [entry] = (await listActivity(member.id, null, "id", new Date())).entries;

  expect(entry).toMatchObject({ what: "line", line: { kind: "adjusted", points: 50, reason } });
});

it("shows a redemption with its code to its owner, and to nobody else", async () => {
  const [owner, other] = await Promise.all([newMember(ledger), newMember(ledger)]);
  const redemptionId = await redeemed(owner, await newReward(ledger));

  const own = await findRedemption(owner.id, redemptionId, "id", new Date());
  const foreign = await findRedemption(other.id, redemptionId, "id", new Date());

  expect(own).toMatchObject({ state: "ready", points: 500 });
  expect(own?.codes).toEqual([expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)]);
  expect(foreign).toBeNull();
  expect((await listRedemptions(other.id, { show: "all", after: redemptionId }, "id", new Date())).redemptions).toEqual(
    [],
  );
});

it("says that a code has ended from the moment it has", async () => {
  const member = await newMember(ledger);
  const redemptionId = await redeemed(member, await newReward(ledger, { validDays: 30 }));
  const later = new Date(Date.now() + 40 * DAY_MS);

  expect(await findRedemption(member.id, redemptionId, "id", later)).toMatchObject({ state: "expired" });
  expect((await listRedemptions(member.id, { show: "ready", after: null }, "id", later)).redemptions).toEqual([]);
});

it("links what came back to what it undoes", async () => {
  const member = await newMember(ledger);
  const redemptionId = await redeemed(member, await newReward(ledger));
  await cancelRedemption(member.actor, redemptionId);

  const { entries } = await listActivity(member.id, null, "id", new Date());
  const restored = entries.find((entry) => entry.what === "line" && entry.line.kind === "restored");

  expect(restored).toMatchObject({ line: { redemption: { publicId: redemptionId, paidBy: 2, restoredBy: 3 } } });
});

it("says of each reward where it stands for this member, and shows what they cannot afford", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const [cheap, dear, gone] = [
    await newReward(ledger, { points: 900 }),
    await newReward(ledger, { points: 2_500 }),
    await newReward(ledger, { points: 100, stock: 0 }),
  ];
  const asking = { memberId: member.id, locale: "id", now: new Date() } as const;

  const [mine, theirs] = [await answersOf(asking), await findReward(cheap.publicId, { ...asking, memberId: null })];

  expect(mine.get(cheap.publicId)).toEqual({ code: "redeemable" });
  expect(mine.get(dear.publicId)).toEqual({ code: "points_missing", missing: 1_500 });
  expect(mine.get(gone.publicId)).toEqual({ code: "out_of_stock" });
  expect(theirs?.reward.availability).toBeNull();
  const affordable = await listRewards({ ...everything, affordable: true }, asking);
  expect(affordable.rewards.map((reward) => reward.publicId)).not.toContain(dear.publicId);
});

it("pages through the catalogue in every order without losing a reward or showing one twice", async () => {
  for (let count = 0; count < 30; count += 1) await newReward(ledger, { points: 100 + (count % 4) });
  const asking = { memberId: null, locale: "en", now: new Date() } as const;
  const [row] = await ledger.owner<{ count: number }[]>`select count(*) from rewards where state = 'published'`;

  for (const sort of ["featured", "cheapest", "dearest", "newest", "value"] as const) {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await listRewards({ ...everything, sort, after }, asking);
      seen.push(...page.rewards.map((reward) => reward.publicId));
      after = page.next;
      if (after === null) break;
    }
    expect(new Set(seen).size).toBe(row?.count);
    expect(seen).toHaveLength(row?.count ?? 0);
  }
});

it("finds a reward by any word of its name, and takes signs of the search for what they are", async () => {
  const asking = { memberId: null, locale: "id", now: new Date() } as const;
  await newReward(ledger);

  expect((await listRewards({ ...everything, q: "KOPI" }, asking)).rewards.length).toBeGreaterThan(0);
  expect((await listRewards({ ...everything, q: "%" }, asking)).rewards).toEqual([]);
  expect((await listTeaser("id", new Date())).length).toBeGreaterThan(0);
});

it("says how far the next tier is, and how the present one was reached", async () => {
  const member = await newMember(ledger);
  await buy(member, 2_500_000);

  const { standing, moves } = await findTiers(member.id, "id", new Date(), "2026-11-23");

  expect(standing.tier).toMatchObject({ level: { code: "emas" }, tierPoints: 5_000, missing: 7_000 });
  expect(moves.map((move) => move.trace)).toMatchObject([{ rule: "tier_reached", from: "perak", to: "emas" }]);
});

async function buy(member: TestMember, totalMinor: number, channel = "store"): Promise<void> {
  const bought = await recordPurchase({
    memberId: member.id,
    externalId: newId(),
    occurredAt: new Date(),
    totalMinor,
    currency: "IDR",
    channel,
    store: null,
  });
  if (!bought.ok) throw new Error(bought.refusal.code);
}

async function redeemed(member: TestMember, reward: TestReward): Promise<string> {
  await givePoints(member, reward.points);
  const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: reward.points };
  const answer = await redeemReward(member.actor, request);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.redemptionId;
}

async function answersOf(asking: Parameters<typeof listRewards>[1]) {
  const { rewards } = await listRewards(everything, asking);
  return new Map(rewards.map((reward) => [reward.publicId, reward.availability]));
}
