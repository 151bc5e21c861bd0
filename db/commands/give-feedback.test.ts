import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { findRedemption } from "@/db/queries/redemptions";
import { findRewardFeedback, listFeedback, listReviewedStores } from "@/db/queries/staff-feedback";
import { newId } from "@/lib/base/uuid";
import { newWrappedKey } from "@/lib/personal-data";
import { giveFeedback } from "./give-feedback";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ feedback: { reviewDays: 30, changeDays: 10 } });
});
afterAll(() => ledger.close());

async function redeemed(): Promise<{ member: TestMember; reward: TestReward; redemption: string }> {
  const [member, reward] = [await newMember(ledger), await newReward(ledger)];
  await ledger.owner`
    update people set wrapped_key = ${newWrappedKey()} where id = (select person_id from members where id = ${member.id})`;
  await givePoints(member, 1_000);
  const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: reward.points };
  const answer = await redeemReward(member.actor, request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return { member, reward, redemption: answer.value.redemptionId };
}

const say = (member: TestMember, redemption: string, feeling: "good" | "fair" | "bad", comment = "") =>
  giveFeedback(member.actor, { redemption, feeling, comment });

describe("what a member says of a redemption", () => {
  test("reaches staff with the reward, changes for as long as it may, and moves no points", async () => {
    const { member, reward, redemption } = await redeemed();
    const points = await spendableOf(ledger, member);

    expect((await say(member, redemption, "good")).ok).toBe(true);
    expect((await say(member, redemption, "bad", "Gelasnya retak, tanya Bayu")).ok).toBe(true);

    expect(await findRewardFeedback(reward.publicId, "id")).toMatchObject({
      counts: [{ stars: 1, count: 1 }],
      newest: [{ stars: 1, comment: "Gelasnya retak, tanya Bayu", memberPublicId: member.publicId }],
    });
    expect((await findRedemption(member.id, redemption, "id", new Date()))?.feedback).toMatchObject({
      said: { stars: 1, comment: "Gelasnya retak, tanya Bayu" },
    });
    const [kept] = await ledger.owner`select string_agg(f::text, '') as all from feedback f`;
    expect(kept?.all).not.toContain("Bayu");
    expect(await spendableOf(ledger, member)).toBe(points);
  });

  test("is about a redemption of one's own that was not cancelled, and not for ever", async () => {
    const [{ member, redemption }, other] = [await redeemed(), await redeemed()];

    expect(await say(other.member, redemption, "good")).toEqual({ ok: false, refusal: "redemption_unknown" });
    expect(await say(member, "nothing", "good")).toEqual({ ok: false, refusal: "redemption_unknown" });
    await passTime(ledger, { days: 12 });
    expect(await say(member, redemption, "good")).toEqual({ ok: false, refusal: "too_late" });
  });

  test("is read newest first, by reward and by stars, a page at a time", async () => {
    const { reward } = await redeemed();
    const rewardId = reward.id;
    const someone = await newMember(ledger);
    await ledger.superuser`
      with bought as (
        insert into redemptions (public_id, member_id, reward_id, state, quantity, points, journal_version, created_at, position)
        select gen_random_uuid(), ${someone.id}, ${rewardId}, 'used', 1, 500, 1, now(), 1 from generate_series(1, 60) returning id)
      insert into feedback (public_id, member_id, redemption_id, reward_id, stars, created_at, changed_at)
      select gen_random_uuid(), ${someone.id}, id, ${rewardId}, 5, now(), now() from bought`;

    const asked = { reward: reward.publicId, store: null, stars: 5 };
    const first = await listFeedback({ ...asked, after: "" }, "id");
    const second = await listFeedback({ ...asked, after: first.next ?? "" }, "id");

    expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 10, null]);
    expect(new Set([...first.entries, ...second.entries].map((entry) => entry.publicId)).size).toBe(60);
    expect((await listFeedback({ ...asked, stars: 3, after: "" }, "id")).entries).toEqual([]);
    expect(await listReviewedStores()).toEqual([]);
  });
});
