import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hire, trailOf } from "@/db/catalogue-fixtures";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { lockMember, unlockMember } from "./lock-member";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
let laras: Actor<"members.adjust">;
beforeAll(async () => {
  ledger = await openTestLedger();
  laras = await hire(ledger.owner, "support", "members.adjust", "Laras");
});
afterAll(() => ledger.close());

test("a locked member cannot redeem, an unlocked one can, and both are in the trail", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const reward = await newReward(ledger);
  const redeem = () => redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500 });
  const memberId = member.publicId;

  await lockMember(laras, { memberId, version: 1 });

  expect(await redeem()).toMatchObject({ ok: false, refusal: { code: "member_locked" } });
  expect(await unlockMember(laras, { memberId, version: 2 })).toEqual({ ok: true, value: null });
  expect((await redeem()).ok).toBe(true);
  const edits = (await trailOf(ledger.owner, `member:${memberId}`)).filter((entry) => entry.action !== "member.adjust");
  expect(edits).toEqual([
    { actorId: laras.personId, action: "member.lock", before: { state: "active" }, after: { state: "locked" } },
    { actorId: laras.personId, action: "member.unlock", before: { state: "locked" }, after: { state: "active" } },
  ]);
});

test("locking makes stale whatever is being decided about the member", async () => {
  const member = await newMember(ledger);
  const stamp = async () => (await ledger.owner`select stamp from wallets where member_id = ${member.id}`)[0]?.stamp;
  const before = await stamp();

  await lockMember(laras, { memberId: member.publicId, version: 1 });

  expect(await stamp()).toBe(before + 1);
});

test("a lock decided on an older page, or of nobody, does not happen", async () => {
  const member = await newMember(ledger);

  expect(await lockMember(laras, { memberId: member.publicId, version: 4 })).toEqual({
    ok: false,
    refusal: "changed_meanwhile",
  });
  expect(await unlockMember(laras, { memberId: member.publicId, version: 1 })).toEqual({
    ok: false,
    refusal: "changed_meanwhile",
  });
  expect(await lockMember(laras, { memberId: newId(), version: 1 })).toEqual({ ok: false, refusal: "member_unknown" });
});

test("waits for whoever writes the member's points without holding what they need next", async () => {
  const member = await newMember(ledger);

  // As a pool is opened: first the wallet, then the membership.
  const { locking } = await ledger.owner.begin(async (other) => {
    await other`select from wallets where member_id = ${member.id} for update`;
    const locking = lockMember(laras, { memberId: member.publicId, version: 1 });
    await setTimeout(200);
    await other`select from members where id = ${member.id} for update`;
    return { locking };
  });

  expect(await locking).toEqual({ ok: true, value: null });
});
