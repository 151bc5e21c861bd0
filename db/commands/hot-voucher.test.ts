import { afterAll, beforeAll, expect, test } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { redeemReward } from "./redeem-reward";

const MEMBERS = 500;
const CODES = 100;
/** How often each member asks, one time after the other. */
const each = 20;

let ledger: TestLedger;
let members: TestMember[];
beforeAll(async () => {
  ledger = await openTestLedger();
  members = await Promise.all(Array.from({ length: MEMBERS }, () => newMember(ledger)));
  await Promise.all(members.map((member) => givePoints(member, each * 100)));
});
afterAll(() => ledger.close());

test(`${MEMBERS * each} redemptions of a voucher with ${CODES} codes, ${MEMBERS} at any moment, give ${CODES} members' redemptions a code and refuse the others cleanly`, async () => {
  const voucher = await newReward(ledger, { kind: "gift_card", points: 100, stock: CODES });
  const began = Date.now();

  const answers = await Promise.all(
    members.map(async ({ actor }) => {
      const own: string[] = [];
      for (let turn = 0; turn < each; turn += 1) {
        const answer = await redeemReward(actor, { rewardId: voucher.publicId, key: newId(), quantity: 1, price: 100 });
        own.push(answer.ok ? "redeemed" : answer.refusal.code);
      }
      return own;
    }),
  );

  const seconds = (Date.now() - began) / 1000;
  const count = (what: string) => answers.flat().filter((answer) => answer === what).length;
  expect([count("redeemed"), count("out_of_stock")]).toEqual([CODES, MEMBERS * each - CODES]);
  const [kept] = await ledger.owner`
    select count(*)::int as redemptions, count(distinct c.id)::int as codes, count(distinct c.redemption_id)::int as given,
      (select left_::int from reward_stocks where reward_id = ${voucher.id}) as left,
      (select coalesce(sum(balance), 0)::bigint from wallets) as balance
    from redemptions r join reward_codes c on c.redemption_id = r.id where r.reward_id = ${voucher.id}`;
  const balance = MEMBERS * each * 100 - CODES * 100;
  expect(kept).toEqual({ redemptions: CODES, codes: CODES, given: CODES, left: 0, balance });
  expect((await ledger.verify()).findings).toEqual([]);
  console.log(JSON.stringify({ asked: MEMBERS * each, seconds, perSecond: Math.round((MEMBERS * each) / seconds) }));
}, 600_000);
