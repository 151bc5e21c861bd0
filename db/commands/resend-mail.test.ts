import { afterAll, beforeAll, expect, test } from "vitest";
import { hire, trailOf } from "@/db/catalogue-fixtures";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { addressFor } from "@/db/outbox-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { openSecret } from "@/lib/personal-data";
import { join } from "./join";
import { redeemReward } from "./redeem-reward";
import { resendMail } from "./resend-mail";
import { verifyEmail } from "./verify-email";

let ledger: TestLedger;
let tari: Actor<"members.resend">;
beforeAll(async () => {
  ledger = await openTestLedger();
  tari = await hire(ledger.owner, "support", "members.resend", "Tari");
});
afterAll(() => ledger.close());

async function reachable() {
  const member = await newMember(ledger);
  return { ...member, email: await addressFor(ledger.owner, member.id) };
}

const welcome = (memberId: string, id = newId()) => ({
  ...{ id, memberId, mail: { template: "welcome" } as const },
  reason: "Katanya tidak sampai",
});

const asked = (like: string) => ledger.owner<{ payload: { template: string; secret?: string; data: object } }[]>`
  select payload from outbox where reason like ${like} order by id`;

test("a welcome goes out again, once for one form, with who asked and why kept apart from the trail's plain text", async () => {
  const member = await reachable();
  const request = welcome(member.publicId);

  const answers = await Promise.all(Array.from({ length: 20 }, () => resendMail(tari, request)));

  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await asked(`welcome:again:${request.id}`)).toMatchObject([{ payload: { template: "welcome" } }]);
  const rows = await ledger.owner`select template, asked_by as "askedBy" from resends where member_id = ${member.id}`;
  expect(rows).toEqual([{ template: "welcome", askedBy: tari.personId }]);
  expect(JSON.stringify(await trailOf(ledger.owner, `member:${member.publicId}`))).not.toContain("sampai");
});

test("the fourth of the same mail within an hour is not sent, however many ask at once", async () => {
  const member = await reachable();

  const answers = await Promise.all(Array.from({ length: 20 }, () => resendMail(tari, welcome(member.publicId))));

  expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
  expect(answers).toContainEqual({ ok: false, refusal: "too_often" });
});

test("the mail of a redemption is sent to whose it is, for one that stands; its code is in nothing that staff asked for", async () => {
  const [member, other] = [await reachable(), await reachable()];
  const reward = await newReward(ledger, { points: 100 });
  await givePoints(member, 500);
  const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100 };
  const redeemed = await redeemReward(member.actor, request);
  const redemptionId = redeemed.ok ? redeemed.value.redemptionId : "";
  const mail = { template: "redeemed", redemptionId } as const;
  const ask = (memberId: string) => resendMail(tari, { id: newId(), memberId, mail, reason: "Terhapus" });

  expect(await ask(member.publicId)).toEqual({ ok: true, value: null });
  expect(await ask(other.publicId)).toEqual({ ok: false, refusal: "not_possible" });
  expect(await asked("redeemed:again:%")).toMatchObject([
    { payload: { template: "redeemed", data: { redemptionId } } },
  ]);
});

test("whoever asked to claim a membership gets a new link, which makes the one before useless", async () => {
  const unclaimed = await reachable();
  await ledger.owner`update people set state = 'unclaimed', email_verified_at = null where id = (select person_id from members where id = ${unclaimed.id})`;
  await ledger.owner`update members set state = 'unclaimed' where id = ${unclaimed.id}`;
  const mail = { template: "verify-email" } as const;
  const ask = () =>
    resendMail(tari, { id: newId(), memberId: unclaimed.publicId, mail, reason: "Tautannya kedaluwarsa" });
  const before = await ask();
  const wish = { name: "Ratna", password: "kereta lumut sembilan jendela", birthday: null, referral: null } as const;
  await join({ ...wish, email: unclaimed.email, locale: "id", brand: "Setia", address: null });

  expect(before).toEqual({ ok: false, refusal: "not_possible" });
  expect(await ask()).toEqual({ ok: true, value: null });
  const [first, second] = (await asked("verify-email:%")).map(({ payload }) => openSecret(payload.secret ?? ""));
  expect(await verifyEmail(first ?? "")).toEqual({ ok: false, refusal: "refused" });
  expect(await verifyEmail(second ?? "")).toEqual({ ok: true, value: "claimed" });
});

test("nothing is sent without a reason, to nobody, or to a membership nobody can sign in to", async () => {
  const member = await newMember(ledger);

  expect(await resendMail(tari, { ...welcome(member.publicId), reason: " " })).toEqual({
    ok: false,
    refusal: "reason_missing",
  });
  expect(await resendMail(tari, welcome(newId()))).toEqual({ ok: false, refusal: "member_unknown" });
  expect(await resendMail(tari, welcome(member.publicId))).toEqual({ ok: false, refusal: "not_possible" });
});
