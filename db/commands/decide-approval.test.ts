import { afterAll, beforeAll, expect, it } from "vitest";
import { hire, trailOf } from "@/db/catalogue-fixtures";
import {
  givePoints,
  newMember,
  openTestLedger,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { adjustPoints } from "./adjust-points";
import { rejectAdjustment, withdrawAdjustment } from "./close-approval";
import { approveAdjustment } from "./decide-approval";
import { requestAdjustment } from "./request-adjustment";

let ledger: TestLedger;
let agent: Actor<"members.adjust">;
let agentAsSecond: Actor<"approvals.decide">;
let boss: Actor<"approvals.decide">;

beforeAll(async () => {
  ledger = await openTestLedger();
  agent = await hire(ledger.owner, "support", "members.adjust", "Dewi");
  agentAsSecond = { ...agent } as unknown as Actor<"approvals.decide">;
  boss = await hire(ledger.owner, "owner", "approvals.decide", "Pak Raka");
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

async function asked(member: TestMember, points: number): Promise<string> {
  const request = {
    memberId: member.publicId,
    key: newId(),
    points,
    kind: "base",
    reason: "Sistem kasir mati",
  } as const;
  const answer = await requestAdjustment(agent, request);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.approvalId;
}

async function takePoints(member: TestMember, points: number): Promise<void> {
  const request = {
    memberId: member.publicId,
    key: newId(),
    points: -points,
    kind: "base",
    reason: "Salah beri",
  } as const;
  expect(await adjustPoints(agent, request)).toMatchObject({ ok: true });
}

async function stateOf(approvalId: string): Promise<string> {
  const [row] = await ledger.owner<{ state: string }[]>`select state from approvals where public_id = ${approvalId}`;
  return row?.state ?? "missing";
}

it("moves nothing until a second person approves, and then exactly once though twenty press at the same instant", async () => {
  const member = await newMember(ledger);
  const approvalId = await asked(member, 12_000);
  expect(await spendableOf(ledger, member)).toBe(0);
  const seconds = await Promise.all(
    Array.from({ length: 20 }, (_, place) => hire(ledger.owner, "owner", "approvals.decide", `Kedua ${place}`)),
  );

  const answers = await Promise.all(seconds.map((second) => approveAdjustment(second, approvalId)));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.refusal.code === "already_decided")).toHaveLength(19);
  expect(await spendableOf(ledger, member)).toBe(12_000);
});

it("answers the second person alike however often they approve", async () => {
  const member = await newMember(ledger);
  const approvalId = await asked(member, 9_000);

  const answers = await Promise.all(Array.from({ length: 20 }, () => approveAdjustment(boss, approvalId)));

  expect(answers).toEqual(answers.map(() => ({ ok: true, value: { journalVersion: 1 } })));
  expect(await spendableOf(ledger, member)).toBe(9_000);
});

it("is never approved and rejected, or approved and withdrawn, at once", async () => {
  for (let round = 0; round < 20; round += 1) {
    const member = await newMember(ledger);
    const approvalId = await asked(member, 7_000);
    const other = round % 2 === 0;

    const [approved, closed] = await Promise.all([
      approveAdjustment(boss, approvalId),
      other
        ? rejectAdjustment(boss, { approvalId, reason: "Tidak ada buktinya" })
        : withdrawAdjustment(agent, approvalId),
    ]);

    expect([approved.ok, closed.ok].filter(Boolean)).toHaveLength(1);
    expect(await spendableOf(ledger, member)).toBe(approved.ok ? 7_000 : 0);
    expect(await stateOf(approvalId)).toBe(approved.ok ? "approved" : other ? "rejected" : "withdrawn");
  }
});

it("is nothing for the one who asked, nor beyond the second person's own limit", async () => {
  const member = await newMember(ledger);
  const approvalId = await asked(member, 30_000);
  const colleague = await hire(ledger.owner, "support", "approvals.decide", "Joko");

  expect(await approveAdjustment(agentAsSecond, approvalId)).toMatchObject({ refusal: { code: "own_request" } });
  expect(await rejectAdjustment(agentAsSecond, { approvalId, reason: "Saya sendiri" })).toMatchObject({
    refusal: "own_request",
  });
  expect(await approveAdjustment(colleague, approvalId)).toMatchObject({
    refusal: { code: "above_limit", limit: 20_000 },
  });
  expect(await approveAdjustment(boss, newId())).toMatchObject({ refusal: { code: "approval_unknown" } });
  expect(await stateOf(approvalId)).toBe("waiting");
});

it("takes no more than there is by the time it is approved, and goes on waiting", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 8_000);
  const approvalId = await asked(member, -8_000);
  await takePoints(member, 2_000);

  expect(await approveAdjustment(boss, approvalId)).toMatchObject({
    refusal: { code: "not_enough_to_take", spendable: 6_000 },
  });
  await givePoints(member, 2_500);
  expect(await approveAdjustment(boss, approvalId)).toMatchObject({ ok: true });
  expect(await spendableOf(ledger, member)).toBe(500);
});

it("is not asked for where more would be taken than there is of its kind, and answers alike once it was asked", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 6_000);
  const request = {
    memberId: member.publicId,
    key: newId(),
    points: -6_001,
    kind: "base",
    reason: "Salah beri",
  } as const;

  expect(await requestAdjustment(agent, request)).toMatchObject({
    refusal: { code: "not_enough_to_take", spendable: 6_000 },
  });
  expect(await requestAdjustment(agent, { ...request, points: -6_000, kind: "bonus" })).toMatchObject({
    refusal: { code: "not_enough_to_take", spendable: 0 },
  });
  expect(await stateOf(request.key)).toBe("missing");

  const kept = { ...request, points: -6_000 };
  expect(await requestAdjustment(agent, kept)).toMatchObject({ ok: true });
  await takePoints(member, 1_000);
  expect(await requestAdjustment(agent, kept)).toMatchObject({ ok: true });
});

it("is withdrawn by the one who asked alone, and rejected with a reason", async () => {
  const member = await newMember(ledger);
  const [first, second] = [await asked(member, 8_000), await asked(member, 8_001)];
  const colleague = await hire(ledger.owner, "support", "members.adjust", "Joko");

  expect(await withdrawAdjustment(colleague, first)).toEqual({ ok: false, refusal: "not_own_request" });
  expect(await withdrawAdjustment(agent, first)).toEqual({ ok: true, value: null });
  expect(await withdrawAdjustment(agent, first)).toEqual({ ok: false, refusal: "already_decided" });
  expect(await rejectAdjustment(boss, { approvalId: second, reason: " " })).toMatchObject({
    refusal: "reason_missing",
  });
  expect(await rejectAdjustment(boss, { approvalId: second, reason: "Bukti kurang" })).toMatchObject({ ok: true });
  expect(await approveAdjustment(boss, second)).toMatchObject({ refusal: { code: "already_decided" } });
});

it("is asked for once for its form, and not for nothing, for nobody or without a reason", async () => {
  const member = await newMember(ledger);
  const request = { memberId: member.publicId, key: newId(), points: 9_000, kind: "base", reason: "Dobel" } as const;

  await Promise.all(Array.from({ length: 20 }, () => requestAdjustment(agent, request)));

  const [row] = await ledger.owner`select count(*) from approvals where member_id = ${member.id}`;
  expect(row).toEqual({ count: 1 });
  expect(await requestAdjustment(agent, { ...request, points: 0 })).toMatchObject({ refusal: { code: "points_zero" } });
  expect(await requestAdjustment(agent, { ...request, reason: "-" })).toMatchObject({
    refusal: { code: "reason_missing" },
  });
  expect(await requestAdjustment(agent, { ...request, memberId: newId() })).toMatchObject({
    refusal: { code: "member_unknown" },
  });
  expect(await requestAdjustment(agent, { ...request, points: 5_000_001 })).toMatchObject({
    refusal: { code: "above_limit", limit: 5_000_000 },
  });
});

it("leaves who asked and who decided in the trail, and the words of neither in plain sight", async () => {
  const member = await newMember(ledger);
  const approvalId = await asked(member, 11_000);
  await approveAdjustment(boss, approvalId);

  const trail = await trailOf(ledger.owner, `approval:${approvalId}`);
  expect(trail).toMatchObject([
    { actorId: agent.personId, action: "approval.create", after: { points: 11_000, state: "waiting" } },
    { actorId: boss.personId, action: "approval.approved", after: { state: "approved", journal_version: 1 } },
  ]);
  const [plain] = await ledger.owner<{ text: string }[]>`
    select concat((select string_agg(t::text, '') from trail t), (select string_agg(e::text, '') from events e),
      (select string_agg(a::text, '') from approvals a), (select string_agg(n::text, '') from notices n)) as text`;
  expect(plain?.text).not.toContain("kasir mati");
});
