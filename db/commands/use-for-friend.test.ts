import { afterAll, beforeAll, expect, test } from "vitest";
import { may, newCashier } from "@/db/counter-fixtures";
import { givePoints, newMember, newReward, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { findInvitation } from "@/db/queries/invitations";
import { newId } from "@/lib/base/uuid";
import { redeemReward } from "./redeem-reward";
import { useAtCounter as takeVoucher } from "./use-at-counter";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

test("what is for a new friend is handed to nobody else, and to the friend once", async () => {
  const cashier = await newCashier(ledger);
  const [giver, old] = [await newMember(ledger), await newMember(ledger)];
  await givePoints(giver, 500);
  const reward = await newReward(ledger, { kind: "referral", points: 500 });
  const bought = await redeemReward(giver.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500 });
  const redemptionId = bought.ok ? bought.value.redemptionId : "";
  const friend = await newMember(ledger);
  const asking = { locale: "id", now: new Date() } as const;
  const use = async (number: string) =>
    takeVoucher(
      may(cashier.person, "redemptions.use"),
      { key: newId(), redemptionId, billMinor: null, friend: number },
      asking,
    );

  expect(await use("")).toEqual({ ok: false, refusal: { code: "friend_unknown" } });
  expect(await use(await numberOf(giver.id))).toEqual({ ok: false, refusal: { code: "friend_is_giver" } });
  expect(await use(await numberOf(old.id))).toEqual({ ok: false, refusal: { code: "friend_not_new" } });
  expect(await use(await numberOf(friend.id))).toMatchObject({ ok: true });
  expect(await use(await numberOf(friend.id))).toEqual({ ok: false, refusal: { code: "already_used" } });

  const [move] = await ledger.owner<{ friend: string }[]>`
    select v.details ->> 'friend' as friend from redemption_moves v join redemptions d on d.id = v.redemption_id
    where d.public_id = ${redemptionId}`;
  expect(move?.friend).toBe(friend.publicId);
  expect(await spendableOf(ledger, giver)).toBe(0);
  expect(await findInvitation("XXXX-XXXX-XXXX", "id")).toBeNull();
});

async function numberOf(memberId: number): Promise<string> {
  const [row] = await ledger.owner<{ number: string }[]>`select number from members where id = ${memberId}`;
  return row?.number ?? "";
}
