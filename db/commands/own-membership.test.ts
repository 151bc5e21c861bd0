import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import {
  givePoints,
  newMember,
  openTestLedger,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { listWaiting } from "@/db/queries/second-person";
import { newId } from "@/lib/base/uuid";
import { type Actor, grant, type StaffPermission } from "@/lib/loyalty/permissions";
import { adjustPoints } from "./adjust-points";
import { approveAsked } from "./approve-merge";
import { rejectAdjustment } from "./close-approval";
import { lockMember, unlockMember } from "./lock-member";
import { mergeMembers } from "./merge-members";
import { recordPurchase } from "./record-purchase";
import { refundPurchase } from "./refund-purchase";
import { releasePoints } from "./release-points";
import { requestAdjustment } from "./request-adjustment";
import { requestMerge } from "./request-merge";
import { tagMember } from "./tag-member";
import { unmergeMembers } from "./unmerge-members";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

const isOwn = { ok: false, refusal: { code: "own_membership" } };

/** One of the staff who is a member too: whatever an owner may do. */
async function staffMember() {
  const member = await newMember(ledger);
  const { personId } = member.actor;
  const may = <P extends StaffPermission>(permission: P): Actor<P> => {
    const actor = grant({ id: personId, publicId: newId(), role: "owner", hasTotp: true, member: null }, permission);
    if (actor === null) throw new Error(`An owner may ${permission}`);
    return actor;
  };
  return { member, may };
}

async function bought(member: TestMember, channel: "store" | "online") {
  const receipt = { externalId: newId(), occurredAt: new Date(), totalMinor: 50_000, currency: "IDR", store: null };
  const answer = await recordPurchase({ memberId: member.id, ...receipt, channel });
  if (!answer.ok || answer.value.journalVersion === null) throw new Error("Nothing was earned");
  return { purchaseId: answer.value.purchaseId, born: answer.value.journalVersion };
}

const corrected = (member: TestMember, points: number) =>
  ({ memberId: member.publicId, key: newId(), points, kind: "base", reason: "Kasir mati" }) as const;

it("is corrected by nobody themselves, alone or through a second person", async () => {
  const { member, may } = await staffMember();

  expect(await adjustPoints(may("members.adjust"), corrected(member, 100))).toEqual(isOwn);
  expect(await requestAdjustment(may("members.adjust"), corrected(member, 200_000))).toEqual(isOwn);

  expect(await spendableOf(ledger, member)).toBe(0);
});

it("is neither approved nor rejected by whose it is, though another asked, and does not wait for them", async () => {
  const { member, may } = await staffMember();
  const agent = await hire(ledger.owner, "support", "members.adjust", "Dewi");
  const boss = await hire(ledger.owner, "owner", "approvals.decide", "Pak Raka");
  const asked = await requestAdjustment(agent, corrected(member, 9_000));
  if (!asked.ok) throw new Error(asked.refusal.code);
  const { approvalId } = asked.value;

  expect(await approveAsked(may("approvals.decide"), approvalId)).toEqual(isOwn);
  expect(await rejectAdjustment(may("approvals.decide"), { approvalId, reason: "Tidak jadi" })).toEqual({
    ok: false,
    refusal: "own_membership",
  });
  expect((await listWaiting()).find(({ publicId }) => publicId === approvalId)?.of).toEqual([member.actor.personId]);

  expect(await spendableOf(ledger, member)).toBe(0);
  expect(await approveAsked(boss, approvalId)).toMatchObject({ ok: true });
  expect(await spendableOf(ledger, member)).toBe(9_000);
});

it("is merged and parted by nobody themselves, whichever of the two is theirs", async () => {
  const { member, may } = await staffMember();
  const other = await newMember(ledger);
  await givePoints(other, 300);
  const merging = { duplicateId: other.publicId, survivorId: member.publicId, key: newId(), reason: "Orang yang sama" };
  const swapped = { ...merging, duplicateId: member.publicId, survivorId: other.publicId };

  expect(await mergeMembers(may("members.merge"), merging)).toEqual(isOwn);
  expect(await mergeMembers(may("members.merge"), swapped)).toEqual(isOwn);
  expect(await requestMerge(may("members.merge"), merging)).toEqual(isOwn);
  const agent = await hire(ledger.owner, "owner", "members.merge", "Dewi");
  const asked = await requestMerge(agent, merging);
  if (!asked.ok) throw new Error(asked.refusal.code);
  expect(await approveAsked(may("approvals.decide"), asked.value.approvalId)).toEqual(isOwn);
  expect(await spendableOf(ledger, member)).toBe(0);

  const boss = await hire(ledger.owner, "owner", "approvals.decide", "Pak Raka");
  expect(await approveAsked(boss, asked.value.approvalId)).toMatchObject({ ok: true });
  expect(await unmergeMembers(may("members.merge"), other.publicId)).toEqual(isOwn);
  expect(await spendableOf(ledger, member)).toBe(300);
});

it("has its pending points released, and its purchases refunded, by somebody else", async () => {
  const { member, may } = await staffMember();
  const online = await bought(member, "online");
  const inStore = await bought(member, "store");
  const releasing = { memberId: member.publicId, key: newId(), born: online.born, reason: "Sudah sampai" };
  const refunding = { purchaseId: inStore.purchaseId, externalId: newId(), amountMinor: 50_000, currency: "IDR" };

  expect(await releasePoints(may("points.release"), releasing)).toEqual(isOwn);
  expect(await refundPurchase(may("purchases.refund"), { ...refunding, reason: "Tumpah" })).toEqual(isOwn);

  expect(await spendableOf(ledger, member)).toBe(100);
});

it("is tagged, locked and unlocked by somebody else: tags earn by some rules, and a lock holds points", async () => {
  const { member, may } = await staffMember();
  const request = { memberId: member.publicId, version: 1 };
  const refused = { ok: false, refusal: "own_membership" };

  expect(await tagMember(may("members.adjust"), { ...request, tags: ["mitra"] })).toEqual(refused);
  expect(await lockMember(may("members.adjust"), request)).toEqual(refused);
  await ledger.owner`update members set state = 'locked' where id = ${member.id}`;
  expect(await unlockMember(may("members.adjust"), request)).toEqual(refused);
});

it("is also what they share with others: the points of a pool they are in", async () => {
  const { member, may } = await staffMember();
  const pool = await newMember(ledger);
  await ledger.owner`update members set kind = 'pool', person_id = null where id = ${pool.id}`;
  await ledger.owner`
    insert into pool_members (public_id, pool_id, member_id, state, joined_at) values (${newId()}, ${pool.id}, ${member.id}, 'joined', now())`;

  expect(await adjustPoints(may("members.adjust"), corrected(pool, 100))).toEqual(isOwn);
});
