import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { type Contested, openDispute } from "@/db/commands/open-dispute";
import { refuseDispute } from "@/db/commands/refuse-dispute";
import { givePoints, newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { addressFor } from "@/db/outbox-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { listActivity } from "./activity";
import { findAttachment } from "./attachments";
import { findContestedLine, findDispute, listDisputes } from "./disputes";
import { countOpenDisputes, findStaffDispute, listQueuedDisputes } from "./staff-disputes";

let ledger: TestLedger;
let agent: Actor<"disputes.handle">;

beforeAll(async () => {
  ledger = await openTestLedger();
  agent = await hire(ledger.owner, "support", "disputes.handle", "Dewi");
});
afterAll(() => ledger.close());

async function contester(): Promise<TestMember> {
  const member = await newMember(ledger);
  await addressFor(ledger.owner, member.id);
  await givePoints(member, 100);
  return member;
}

async function opened(member: TestMember, contested: Contested, upload?: Uint8Array): Promise<string> {
  const request = { id: newId(), contested, words: "Kurang dua puluh poin.", upload };
  const answer = await openDispute(member.actor, request, new Date());
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.disputeId;
}

it("shows a dispute whole to its member and to staff, and to no other member", async () => {
  const [mine, others] = [await contester(), await contester()];
  const photo = await sharp({ create: { width: 150, height: 150, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  const disputeId = await opened(mine, { about: "line", version: 1 }, photo);

  const own = await findDispute(mine.id, disputeId, "id");
  expect(own).toMatchObject({
    state: "open",
    subject: { about: "line", line: { version: 1, points: 100 } },
    steps: [{ step: "opened", isStaff: false, words: "Kurang dua puluh poin.", attachments: [{ mime: "image/webp" }] }],
  });
  expect(await findDispute(others.id, disputeId, "id")).toBeNull();
  expect(await findStaffDispute(disputeId, "en", new Date())).toMatchObject({
    version: 1,
    memberPublicId: mine.publicId,
    standing: { spendable: 100 },
  });

  const attachment = own?.steps[0]?.attachments[0]?.publicId ?? "";
  const nobody = { member: null, staff: null };
  expect((await findAttachment({ ...nobody, member: mine.actor }, attachment))?.mime).toBe("image/webp");
  expect((await findAttachment({ ...nobody, staff: agent }, attachment))?.bytes.length).toBeGreaterThan(0);
  expect(await findAttachment({ ...nobody, member: others.actor }, attachment)).toBeNull();
  expect(await findAttachment(nobody, attachment)).toBeNull();
});

it("leads from a contested line to its dispute, and says so before a second one is written", async () => {
  const member = await contester();
  expect(await findContestedLine(member.id, 1, "id")).toMatchObject({ openDispute: null });
  const disputeId = await opened(member, { about: "line", version: 1 });

  const { contests } = await listActivity(member.id, null, "id", new Date());
  expect([...contests.lines]).toEqual([[1, disputeId]]);
  expect(await findContestedLine(member.id, 1, "id")).toMatchObject({ openDispute: disputeId });
  expect(await findContestedLine(member.id, 2, "id")).toBeNull();
});

it("lists what a member contested newest first, receipts with what stands on them", async () => {
  const member = await contester();
  const claim = { number: "KS-7", boughtOn: "2026-11-01", store: "Senja Braga", totalMinor: 85_000, currency: "IDR" };
  await opened(member, { about: "line", version: 1 });
  await opened(member, { about: "receipt", claim });

  const { disputes, next } = await listDisputes(member.id, { after: null }, "id");
  expect(disputes.map(({ subject }) => subject)).toMatchObject([{ about: "receipt", claim }, { about: "line" }]);
  expect(next).toBeNull();
});

it("queues what waits by its promise, page by page, and what is decided by when", async () => {
  const members = await Promise.all(Array.from({ length: 52 }, () => contester()));
  const ids = await Promise.all(members.map((member) => opened(member, { about: "line", version: 1 })));
  await ledger.owner`update disputes set answer_by = now() - interval '1 hour' where public_id = ${ids[30] ?? ""}`;

  const first = await listQueuedDisputes("open", undefined);
  const second = await listQueuedDisputes("open", first.next ?? undefined);
  expect(first.disputes[0]?.publicId).toBe(ids[30]);
  const seen = [...first.disputes, ...second.disputes].map(({ publicId }) => publicId);
  expect(new Set(seen).size).toBe(seen.length);
  expect(ids.every((id) => seen.includes(id))).toBe(true);
  expect(await countOpenDisputes(new Date())).toEqual({ open: seen.length, late: 1 });

  await refuseDispute(agent, { disputeId: ids[4] ?? "", version: 1, words: "Sudah sesuai." });
  expect((await listQueuedDisputes("decided", undefined)).disputes).toMatchObject([
    { publicId: ids[4], state: "refused", decidedByName: "Dewi" },
  ]);
});
