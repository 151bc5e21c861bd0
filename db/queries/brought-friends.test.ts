import { afterAll, beforeAll, expect, test } from "vitest";
import { mergeMembers } from "@/db/commands/merge-members";
import { recordPurchase } from "@/db/commands/record-purchase";
import { rewardReferrals } from "@/db/commands/reward-referrals";
import { newMember, openTestLedger, passTime, staff, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { termsAsOf } from "@/lib/loyalty/terms";
import { listBroughtFriends, listOwnFriends } from "./brought-friends";
import { programmeNow } from "./programme-time";
import { termsHistory } from "./terms";

const name = { id: "Ajakan", en: "Referral" };
const fixed = (code: string, on: string, points: number) => ({
  ...{ code, name, on, when: [] },
  effect: { give: "fixed", points, kind: "bonus" },
});
const most = { event: null, member: [{ per: "ever", times: 2 }] };
const rules = [{ ...fixed("pengajak", "referral", 500), caps: most }, fixed("teman", "referred", 200)];
const referral = { isOn: true, returnDays: 14, withinDays: 60, least: { IDR: 50_000 } };

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ earning: { rules } as never, referral });
});
afterAll(() => ledger.close());

/** A friend of this name who joined with a member's number a minute ago. */
async function friendOf(referrer: TestMember, called = "Wulan Sari Dewi"): Promise<TestMember> {
  const friend = await newMember(ledger);
  await ledger.owner`update people set name = ${called} where id = (select person_id from members where id = ${friend.id})`;
  await ledger.owner`
    insert into referrals (member_id, referrer_id, look_at, created_at)
    values (${friend.id}, ${referrer.id}, programme_now() - interval '1 minute', programme_now() - interval '1 minute')`;
  return friend;
}

async function buys(member: TestMember, totalMinor: number): Promise<void> {
  const receipt = { externalId: newId(), occurredAt: await programmeNow(), totalMinor, currency: "IDR" };
  const bought = await recordPurchase({ memberId: member.id, ...receipt, channel: "store", store: null });
  if (!bought.ok) throw new Error(bought.refusal.code);
}

const look = async () => rewardReferrals(await programmeNow(), 500);

async function seenBy(member: TestMember) {
  const now = await programmeNow();
  return listOwnFriends(member.id, termsAsOf(await termsHistory(), now), now);
}

async function standingsSeenBy(member: TestMember) {
  const { friends } = await seenBy(member);
  return friends.map(({ standing }) => standing);
}

test("a member sees of each friend what it waits for and until when, and then the points with their line", async () => {
  const referrer = await newMember(ledger);
  const friend = await friendOf(referrer);
  const joined = await standingsSeenBy(referrer);
  await buys(friend, 80_000);
  const bought = await standingsSeenBy(referrer);
  await passTime(ledger, { days: 15 });
  const due = await standingsSeenBy(referrer);
  await look();

  expect(joined).toMatchObject([{ code: "buying" }]);
  expect(bought).toMatchObject([{ code: "returning" }]);
  expect(due).toEqual([{ code: "counting" }]);
  expect(await standingsSeenBy(referrer)).toEqual([{ code: "rewarded", points: 500, line: 1 }]);
  const [until] = bought.map((standing) => ("until" in standing ? standing.until.getTime() : 0));
  expect((until ?? 0) - (await programmeNow()).getTime()).toBeLessThan(0);
});

test("a member sees of a friend the first name alone, and of other members' friends nothing", async () => {
  const [referrer, other] = [await newMember(ledger), await newMember(ledger)];
  await friendOf(referrer, "Putri Ayu Lestari");
  await friendOf(other, "Bayu Saputra");

  const seen = await seenBy(referrer);

  expect(seen.total).toBe(1);
  expect(seen.friends.map(({ firstName }) => firstName)).toEqual(["Putri"]);
  expect(Object.keys(seen.friends[0] ?? {}).sort()).toEqual(["firstName", "joinedAt", "standing"]);
  expect(JSON.stringify(seen)).not.toMatch(/Ayu|Lestari|Bayu|8\d{15}/);
});

test("whoever stays without points is told why: a ring, no purchase in time, and a limit that was reached", async () => {
  const [first, generous] = [await newMember(ledger), await newMember(ledger)];
  const second = await friendOf(first);
  await ledger.owner`
    insert into referrals (member_id, referrer_id, look_at, created_at) values (${first.id}, ${second.id}, programme_now(), programme_now())`;
  const friends = [await friendOf(generous), await friendOf(generous), await friendOf(generous)];
  await Promise.all([first, second, ...friends].map((member) => buys(member, 80_000)));
  const idle = await newMember(ledger);
  await friendOf(idle);
  const early = await standingsSeenBy(first);
  await passTime(ledger, { days: 61 });
  await look();

  expect(early).toEqual([{ code: "nothing", because: "ring" }]);
  expect(await standingsSeenBy(first)).toEqual([{ code: "nothing", because: "ring" }]);
  expect(await standingsSeenBy(idle)).toEqual([{ code: "nothing", because: "too_late" }]);
  const codes = (await standingsSeenBy(generous)).map((standing) =>
    standing.code === "nothing" ? standing.because : standing.code,
  );
  expect(codes.sort()).toEqual(["no_rule", "rewarded", "rewarded"]);
});

test("friends brought under a membership that was merged are its survivor's, without a line that stands in another chain", async () => {
  const [duplicate, survivor] = [await newMember(ledger), await newMember(ledger)];
  const friend = await friendOf(duplicate);
  await buys(friend, 80_000);
  await passTime(ledger, { days: 15 });
  await look();
  const sides = { duplicateId: duplicate.publicId, survivorId: survivor.publicId };
  const merged = await mergeMembers(staff("owner", "members.merge"), { ...sides, key: newId(), reason: "Sama" });

  expect(merged.ok).toBe(true);
  expect(await standingsSeenBy(survivor)).toEqual([{ code: "rewarded", points: 500, line: null }]);
  const now = await programmeNow();
  const forStaff = await listBroughtFriends(survivor.id, termsAsOf(await termsHistory(), now), now);
  expect(forStaff.friends).toMatchObject([{ publicId: friend.publicId, name: "Wulan Sari Dewi" }]);
});
