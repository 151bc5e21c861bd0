import { afterAll, beforeAll, expect, it } from "vitest";
import { newMember, newReward, openTestLedger, staff, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { recordPurchase } from "./record-purchase";
import { redeemReward } from "./redeem-reward";
import { releasePoints } from "./release-points";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

const support = () => staff("support", "points.release");

async function buyOnline(member: TestMember): Promise<number> {
  const receipt = { externalId: newId(), occurredAt: new Date(), totalMinor: 50_000, currency: "IDR" };
  const answer = await recordPurchase({ memberId: member.id, ...receipt, channel: "online", store: null });
  if (!answer.ok || answer.value.journalVersion === null) throw new Error("Nothing was earned");
  return answer.value.journalVersion;
}

async function balance(member: TestMember) {
  const [row] = await ledger.owner`select spendable, pending from audit.balance where member_id = ${member.publicId}`;
  return row;
}

it("makes pending points of one purchase spendable, others stay pending, and the book says so in a line of 0 points", async () => {
  const member = await newMember(ledger);
  const [first] = [await buyOnline(member), await buyOnline(member)];
  const request = { memberId: member.publicId, key: newId(), born: first, reason: "Barang sudah dipakai" };

  const released = await releasePoints(support(), request);

  expect(released).toMatchObject({ ok: true, value: { points: 100 } });
  expect(await balance(member)).toEqual({ spendable: 100, pending: 100 });
  const [line] = await ledger.owner`
    select kind, points, balance_after from audit.journal where member_id = ${member.publicId} order by version desc limit 1`;
  expect(line).toEqual({ kind: "extended", points: 0, balance_after: 200 });
  const [trail] = await ledger.owner`select action from audit.trail where subject = ${`member:${member.publicId}`}`;
  expect(trail).toEqual({ action: "member.release" });
});

it("happens once, however many times it is asked at once, and lets the points be spent", async () => {
  const member = await newMember(ledger);
  const reward = await newReward(ledger, { points: 100 });
  const request = { memberId: member.publicId, key: newId(), born: await buyOnline(member), reason: "Sudah sampai" };

  const answers = await Promise.all(Array.from({ length: 20 }, () => releasePoints(support(), request)));
  const spent = await redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100 });

  expect(answers.every((answer) => answer.ok && answer.value.points === 100)).toBe(true);
  expect(spent.ok).toBe(true);
  expect(await balance(member)).toEqual({ spendable: 0, pending: 0 });
});

it("refuses where nothing is pending, nobody is meant, no reason is given, or a key stood for something else", async () => {
  const member = await newMember(ledger);
  const born = await buyOnline(member);
  const request = { memberId: member.publicId, key: newId(), born, reason: "Sudah sampai" };
  await releasePoints(support(), request);

  const ask = (changes: Partial<typeof request>) => releasePoints(support(), { ...request, key: newId(), ...changes });

  expect(await ask({})).toEqual({ ok: false, refusal: { code: "nothing_pending" } });
  expect(await ask({ born: 99 })).toEqual({ ok: false, refusal: { code: "nothing_pending" } });
  expect(await ask({ memberId: newId() })).toEqual({ ok: false, refusal: { code: "member_unknown" } });
  expect(await ask({ memberId: "nobody" })).toEqual({ ok: false, refusal: { code: "member_unknown" } });
  expect(await ask({ reason: "  " })).toEqual({ ok: false, refusal: { code: "reason_missing" } });
  expect(await ask({ key: request.key, reason: "Lain lagi" })).toEqual({ ok: false, refusal: { code: "key_reused" } });
});
