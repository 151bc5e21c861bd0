import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  newMember,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { findReviewSheet } from "@/db/queries/feedback";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { newWrappedKey } from "@/lib/personal-data";
import { changeReview } from "./change-review";
import { recordPurchase } from "./record-purchase";
import { recordRefund } from "./record-refund";
import { reviewPurchase } from "./review-purchase";

const rule = {
  code: "ulasan",
  name: { id: "Ulasan", en: "A review" },
  on: "review",
  when: [],
  effect: { give: "fixed", points: 20, kind: "bonus" },
  caps: { member: [{ per: "month", times: 2 }] },
};

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({
    earning: { rules: [rule] } as never,
    feedback: { reviewDays: 30, changeDays: 30 },
    pendingDays: {},
  });
});
afterAll(() => ledger.close());

/** A member whose own key is there, and one purchase of theirs. */
async function shopper(): Promise<{ member: TestMember; purchase: string }> {
  const member = await newMember(ledger);
  await ledger.owner`
    update people set wrapped_key = ${newWrappedKey()} where id = (select person_id from members where id = ${member.id})`;
  return { member, purchase: await buy(member) };
}

async function buy(member: TestMember, externalId: string = newId()): Promise<string> {
  const sale = { externalId, occurredAt: new Date(Date.now() - 60_000), totalMinor: 20_000, currency: "IDR" };
  const bought = await recordPurchase({ ...sale, memberId: member.id, channel: "store", store: "Dago" });
  if (!bought.ok) throw new Error(JSON.stringify(bought.refusal));
  const [row] = await ledger.owner`select public_id as id from events where external_id = ${externalId}`;
  return row?.id;
}

const say = (member: TestMember, purchase: string, stars = 4, comment = "Ramah sekali, terima kasih Rani") =>
  reviewPurchase(member.actor, { purchase, stars, comment });

describe("a review of a purchase", () => {
  test("earns what the terms give for it, once, however often it is sent", async () => {
    const { member, purchase } = await shopper();
    await openConnections();
    const before = await spendableOf(ledger, member);

    const answers = await Promise.all(Array.from({ length: 20 }, () => say(member, purchase)));

    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(0);
    expect(await spendableOf(ledger, member)).toBe(before + 20);
    const [kept] =
      await ledger.owner`select count(*)::int as n, min(store) as store from feedback where member_id = ${member.id}`;
    expect(kept).toEqual({ n: 1, store: "Dago" });
    expect(await say(member, purchase, 1)).toMatchObject({ refusal: { code: "reviewed_already" } });
  });

  test("is read by its member, and its words by nobody who only has the database", async () => {
    const { member, purchase } = await shopper();

    await say(member, purchase);

    expect(await findReviewSheet(member.id, purchase, new Date())).toMatchObject({
      said: { stars: 4, comment: "Ramah sekali, terima kasih Rani", earned: 20 },
    });
    const [kept] = await ledger.owner`
      select (select string_agg(f::text, '') from feedback f) || (select string_agg(e::text, '') from events e) || (select string_agg(trace, '') from journals) as all`;
    expect(kept?.all).not.toContain("Rani");
  });

  test("earns no more than the month's cap, and is kept all the same", async () => {
    const { member, purchase } = await shopper();
    const others = [await buy(member), await buy(member)];

    const earned = [];
    for (const each of [purchase, ...others]) {
      const answer = await say(member, each);
      earned.push(answer.ok && answer.value.earned);
    }

    expect(earned).toEqual([20, 20, 0]);
    expect(await ledger.owner`select 1 from feedback where member_id = ${member.id}`).toHaveLength(3);
  });

  test("is changed as long as it could be said, by its member alone, and no point moves again", async () => {
    const [{ member, purchase }, other] = [await shopper(), await newMember(ledger)];
    const anew = { purchase, stars: 2, comment: "Ternyata kopinya dingin" };
    expect(await changeReview(member.actor, anew, new Date())).toMatchObject({ refusal: "purchase_unknown" });
    await say(member, purchase, 5);
    const before = await spendableOf(ledger, member);

    const answers = await Promise.all(Array.from({ length: 10 }, () => changeReview(member.actor, anew, new Date())));

    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await findReviewSheet(member.id, purchase, new Date())).toMatchObject({
      said: { stars: 2, comment: "Ternyata kopinya dingin", earned: 20 },
    });
    expect(await spendableOf(ledger, member)).toBe(before);
    expect(await changeReview(other.actor, anew, new Date())).toMatchObject({ refusal: "purchase_unknown" });
    expect(await changeReview(member.actor, { ...anew, stars: 0 }, new Date())).toMatchObject({
      refusal: "stars_missing",
    });
    await ledger.owner`update members set state = 'locked' where id = ${member.id}`;
    expect(await changeReview(member.actor, anew, new Date())).toMatchObject({ refusal: "member_locked" });
  });

  test("is for one's own purchases alone, not given back, and not for ever", async () => {
    const [{ member, purchase }, other] = [await shopper(), await newMember(ledger)];
    const receipt = newId();
    const returned = await buy(member, receipt);
    await recordRefund({
      externalId: newId(),
      purchaseExternalId: receipt,
      amountMinor: 20_000,
      currency: null,
      occurredAt: new Date(),
    });

    expect(await say(other, purchase)).toMatchObject({ refusal: { code: "purchase_unknown" } });
    expect(await say(member, "nothing")).toMatchObject({ refusal: { code: "purchase_unknown" } });
    expect(await say(member, purchase, 6)).toMatchObject({ refusal: { code: "stars_missing" } });
    const [refunded] =
      await ledger.owner`select 1 from events where kind = 'refund' and data ->> 'purchase' = ${returned}`;
    expect(refunded).toBeDefined();
    expect(await say(member, returned)).toMatchObject({ refusal: { code: "given_back" } });
    const [reviewed, late] = [await shopper(), { stars: 1, comment: "" }];
    await say(reviewed.member, reviewed.purchase);
    await passTime(ledger, { days: 32 });
    const later = new Date(Date.now() + 32 * 86_400_000);
    expect(await say(member, purchase)).toMatchObject({ refusal: { code: "too_late" } });
    expect(await changeReview(reviewed.member.actor, { ...late, purchase: reviewed.purchase }, later)).toMatchObject({
      refusal: "too_late",
    });
  });

  test("leaves a ledger that is whole, and is replayed alike", async () => {
    expect((await ledger.verify()).findings).toEqual([]);
    expect((await ledger.replay()).differences).toEqual([]);
  });
});
