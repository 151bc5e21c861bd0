import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { givePoints, newMember, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { findApproval } from "@/db/queries/approvals";
import { listWaiting } from "@/db/queries/second-person";
import { slowly } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { approveAsked } from "./approve-merge";
import { rejectAdjustment } from "./close-approval";
import { approveAdjustment } from "./decide-approval";
import { mergeMembers } from "./merge-members";
import { requestMerge } from "./request-merge";

let ledger: TestLedger;
let agent: Actor<"members.merge">;
let agentAsSecond: Actor<"approvals.decide">;
let boss: Actor<"approvals.decide">;

beforeAll(async () => {
  ledger = await openTestLedger();
  agent = await hire(ledger.owner, "support", "members.merge", "Dewi");
  agentAsSecond = { ...agent } as unknown as Actor<"approvals.decide">;
  boss = await hire(ledger.owner, "owner", "approvals.decide", "Pak Raka");
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

it("waits for a second person where more would move than one may move alone, and then happens once", async () => {
  const { duplicate, survivor, request } = await pair(9_000);
  expect(await mergeMembers(agent, request)).toMatchObject({ refusal: { code: "above_limit" } });
  const id = await asked(request);
  expect(await spendableOf(ledger, survivor)).toBe(0);
  expect((await listWaiting()).find(({ publicId }) => publicId === id)).toMatchObject({
    sort: "merging",
    points: 9_000,
  });
  expect(await findApproval(id, new Date())).toMatchObject({ mergeFrom: { publicId: duplicate.publicId } });

  expect(await approveAsked(agentAsSecond, id)).toMatchObject({ refusal: { code: "own_request" } });
  expect(await approveAdjustment(boss, id)).toMatchObject({ refusal: { code: "approval_unknown" } });
  await givePoints(duplicate, 500);
  const answers = await slowly(ledger.owner, "approvals", () =>
    Promise.all(Array.from({ length: 20 }, () => approveAsked(boss, id))),
  );

  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await spendableOf(ledger, survivor)).toBe(9_500);
  const [row] = await ledger.owner`
    select a.state, j.kind from approvals a join journals j on j.member_id = a.member_id and j.version = a.journal_version where a.public_id = ${id}`;
  expect(row).toEqual({ state: "approved", kind: "merged" });
});

it("is approved or rejected, never both, and a rejected one moves nothing", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { survivor, request } = await pair(6_000);
    const id = await asked(request);

    const [approved, rejected] = await slowly(ledger.owner, "approvals", () =>
      Promise.all([
        approveAsked(boss, id),
        rejectAdjustment(boss, { approvalId: id, reason: "Bukan orang yang sama" }),
      ]),
    );

    expect([approved.ok, rejected.ok].filter(Boolean)).toHaveLength(1);
    expect(await spendableOf(ledger, survivor)).toBe(approved.ok ? 6_000 : 0);
  }
});

it("is asked for once while it waits, within what somebody may approve, and by the same key as often as one likes", async () => {
  const { request } = await pair(7_000);
  const id = await asked(request);

  expect(await requestMerge(agent, request)).toEqual({ ok: true, value: { approvalId: id } });
  expect(await requestMerge(agent, { ...request, key: newId() })).toMatchObject({ refusal: { code: "already_asked" } });
  expect(await requestMerge(agent, { ...request, key: newId(), reason: " " })).toMatchObject({
    refusal: { code: "reason_missing" },
  });
  expect(await requestMerge(agent, { ...request, key: newId(), survivorId: request.duplicateId })).toMatchObject({
    refusal: { code: "same_member" },
  });
});

it("moves no more than the second person may approve by then, and nothing of a duplicate that went elsewhere", async () => {
  const [large, gone] = [await pair(19_000), await pair(6_000)];
  const [first, second] = [await asked(large.request), await asked(gone.request)];
  const other = await hire(ledger.owner, "support", "approvals.decide", "Sinta");
  await givePoints(large.duplicate, 2_000);
  const owner = await hire(ledger.owner, "owner", "members.merge", "Bu Rina");
  const elsewhere = await newMember(ledger);
  await mergeMembers(owner, { ...gone.request, key: newId(), survivorId: elsewhere.publicId });

  expect(await approveAsked(other, first)).toMatchObject({ refusal: { code: "above_limit", limit: 20_000 } });
  expect(await approveAsked(boss, second)).toMatchObject({ refusal: { code: "duplicate_merged" } });
  expect(await spendableOf(ledger, gone.survivor)).toBe(0);
});

async function pair(points: number) {
  const [duplicate, survivor] = [await newMember(ledger), await newMember(ledger)];
  await givePoints(duplicate, points);
  const ids = { duplicateId: duplicate.publicId, survivorId: survivor.publicId };
  return { duplicate, survivor, request: { ...ids, key: newId(), reason: "Orang yang sama" } };
}

async function asked(request: Parameters<typeof requestMerge>[1]): Promise<string> {
  const answer = await requestMerge(agent, request);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.approvalId;
}
