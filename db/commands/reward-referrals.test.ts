import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  newMember,
  openTestLedger,
  passTime,
  spendableOf,
  staff,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { replayLive } from "@/db/queries/replay-ledger";
import { newId } from "@/lib/base/uuid";
import { mergeMembers } from "./merge-members";
import { recordPurchase } from "./record-purchase";
import { recordRefund } from "./record-refund";
import { rewardReferrals } from "./reward-referrals";

const name = { id: "Ajakan", en: "Referral" };
const fixed = (code: string, on: string, points: number) => ({
  code,
  name,
  on,
  when: [],
  effect: { give: "fixed", points, kind: "bonus" },
});
const most = { event: null, member: [{ per: "ever", points: 900 }] };
const rules = [{ ...fixed("pengajak", "referral", 500), caps: most }, fixed("teman", "referred", 200)];
const referral = { isOn: true, returnDays: 14, withinDays: 60, least: { IDR: 50_000 } };

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ earning: { rules } as never, referral });
});
afterAll(() => ledger.close());

/** A friend who joined with a member's number, a minute ago. */
async function friendOf(referrer: TestMember): Promise<TestMember> {
  const friend = await newMember(ledger);
  await ledger.owner`
    insert into referrals (member_id, referrer_id, look_at, created_at)
    values (${friend.id}, ${referrer.id}, programme_now() - interval '1 minute', programme_now() - interval '1 minute')`;
  return friend;
}

async function buys(member: TestMember, totalMinor: number): Promise<string> {
  const externalId = newId();
  const receipt = { memberId: member.id, externalId, occurredAt: await programmeNow(), totalMinor, currency: "IDR" };
  const bought = await recordPurchase({ ...receipt, channel: "store", store: null });
  if (!bought.ok) throw new Error(bought.refusal.code);
  return externalId;
}

async function merge(duplicate: TestMember, survivor: TestMember): Promise<void> {
  const sides = { duplicateId: duplicate.publicId, survivorId: survivor.publicId };
  const merged = await mergeMembers(staff("owner", "members.merge"), { ...sides, key: newId(), reason: "Sama" });
  if (!merged.ok) throw new Error(merged.refusal.code);
}

const look = async () => rewardReferrals(await programmeNow(), 500);
const stateOf = async (friend: TestMember) => {
  const [row] = await ledger.owner<{ state: string; because: string | null }[]>`
    select state, because from referrals where member_id = ${friend.id}`;
  return row;
};
const referralPoints = async (member: TestMember) => {
  const [row] = await ledger.owner<{ points: number }[]>`
    select coalesce(sum(points), 0)::bigint as points from journals where member_id = ${member.id} and kind = 'referral'`;
  return row?.points;
};

describe("bringing a friend", () => {
  test("rewards both sides once the first purchase can no longer be given back, and only once", async () => {
    const referrer = await newMember(ledger);
    const friend = await friendOf(referrer);
    await buys(friend, 80_000);

    await look();
    expect([await referralPoints(referrer), await referralPoints(friend)]).toEqual([0, 0]);
    await passTime(ledger, { days: 16 });
    await Promise.all(Array.from({ length: 5 }, look));
    await ledger.owner`update referrals set state = 'waiting', decided_at = null where member_id = ${friend.id}`; // as if it had not been noted
    await look();

    expect([await referralPoints(referrer), await referralPoints(friend)]).toEqual([500, 200]);
    expect(await stateOf(friend)).toEqual({ state: "rewarded", because: null });
    expect(await spendableOf(ledger, referrer)).toBe(500);
  });

  test("counts nothing for a purchase that was too small or was given back", async () => {
    const referrer = await newMember(ledger);
    const [stingy, regretful] = [await friendOf(referrer), await friendOf(referrer)];
    await buys(stingy, 49_000);
    const externalId = await buys(regretful, 60_000);
    const occurredAt = await programmeNow();
    await recordRefund({
      externalId: newId(),
      purchaseExternalId: externalId,
      amountMinor: 60_000,
      currency: null,
      occurredAt,
    });

    await passTime(ledger, { days: 16 });
    await look();
    expect(await referralPoints(referrer)).toBe(0);
    await passTime(ledger, { days: 60 });
    await look();

    expect(await stateOf(stingy)).toEqual({ state: "refused", because: "too_late" });
    expect(await stateOf(regretful)).toEqual({ state: "refused", because: "too_late" });
  });

  test("is refused in a ring, and for customers who bought before they joined", async () => {
    const first = await newMember(ledger);
    const second = await friendOf(first);
    await ledger.owner`
      insert into referrals (member_id, referrer_id, look_at, created_at) values (${first.id}, ${second.id}, programme_now(), programme_now())`;
    const known = await newMember(ledger);
    await buys(known, 90_000);
    await passTime(ledger, { days: 1 });
    await ledger.owner`
      insert into referrals (member_id, referrer_id, look_at, created_at) values (${known.id}, ${second.id}, programme_now(), programme_now())`;
    await Promise.all([first, second, known].map((member) => buys(member, 80_000)));

    await passTime(ledger, { days: 16 });
    await look();

    expect(await stateOf(first)).toEqual({ state: "refused", because: "ring" });
    expect(await stateOf(second)).toEqual({ state: "refused", because: "ring" });
    expect(await stateOf(known)).toEqual({ state: "refused", because: "not_new" });
  });

  test("gives no more than one person may have, however many memberships they had", async () => {
    const [first, second] = [await newMember(ledger), await newMember(ledger)];
    const friends = [await friendOf(first), await friendOf(first), await friendOf(second)];
    for (const friend of friends.slice(0, 1)) await buys(friend, 80_000);
    await passTime(ledger, { days: 16 });
    await look();
    for (const friend of friends.slice(1)) await buys(friend, 80_000);
    await merge(first, second);
    await passTime(ledger, { days: 16 });
    await look();

    expect([await referralPoints(first), await referralPoints(second)]).toEqual([500, 400]);
    expect(await spendableOf(ledger, second)).toBe(900);
  });

  test("sees a ring that closes through merged memberships", async () => {
    const first = await newMember(ledger);
    const friend = await friendOf(first);
    const second = await friendOf(friend);
    await Promise.all([friend, second].map((member) => buys(member, 80_000)));
    await merge(first, second);
    await passTime(ledger, { days: 16 });
    await look();

    expect(await stateOf(friend)).toEqual({ state: "refused", because: "ring" });
    expect(await stateOf(second)).toEqual({ state: "refused", because: "ring" });
  });

  test("counts once for a friend who was brought under two memberships, whichever of them bought", async () => {
    const [referrer, other] = [await newMember(ledger), await newMember(ledger)];
    const [early, late] = [await friendOf(referrer), await friendOf(other)];
    const between = await newMember(ledger);
    await buys(between, 80_000);
    await merge(early, between);
    await merge(between, late);
    await passTime(ledger, { days: 16 });
    await look();

    expect(await stateOf(early)).toEqual({ state: "rewarded", because: null });
    expect(await stateOf(late)).toEqual({ state: "refused", because: "not_new" });
    expect([await referralPoints(referrer), await referralPoints(other)]).toEqual([500, 0]);
    expect([await referralPoints(early), await referralPoints(late)]).toEqual([0, 200]);
  });

  test("leaves a ledger that verifies and that a replay comes to", async () => {
    expect((await ledger.verify()).findings).toEqual([]);
    expect((await replayLive({ ownerUrl: ledger.ownerUrl })).differences).toEqual([]);
  });
});
