import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { newMember, openTestLedger, spendableOf, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { addressFor } from "@/db/outbox-fixtures";
import { slowly } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { adjustPoints } from "./adjust-points";
import { askToAccept } from "./ask-to-accept";
import { approveAdjustment } from "./decide-approval";
import { openDispute } from "./open-dispute";
import { refuseDispute } from "./refuse-dispute";

let ledger: TestLedger;
let tari: Actor<"disputes.handle">;
let tariApproves: Actor<"approvals.decide">;
let surya: Actor<"approvals.decide">;
let bagas: Actor<"members.adjust">;

beforeAll(async () => {
  ledger = await openTestLedger();
  tari = await hire(ledger.owner, "support", "disputes.handle", "Tari");
  // The same person with another of the role's permissions.
  tariApproves = tari as object as Actor<"approvals.decide">;
  surya = await hire(ledger.owner, "owner", "approvals.decide", "Surya");
  bagas = await hire(ledger.owner, "owner", "members.adjust", "Bagas");
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

const words = "Pesanan katering itu kami temukan; poinnya kami tambahkan.";

/** A dispute about a first line, for which 9,000 points are asked: more than support may give. */
async function asked(): Promise<{ member: TestMember; disputeId: string; approvalId: string }> {
  const member = await newMember(ledger);
  await addressFor(ledger.owner, member.id);
  const line = { memberId: member.publicId, key: newId(), points: 100, kind: "base", reason: "Saldo awal" } as const;
  await adjustPoints(bagas, line);
  const contested = { about: "line", version: 1 } as const;
  const opened = await openDispute(
    member.actor,
    { id: newId(), contested, words: "Seharusnya jauh lebih banyak." },
    new Date(),
  );
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { disputeId } = opened.value;
  const answer = await askToAccept(tari, { disputeId, version: 1, points: 9_000, kind: "base", words });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { member, disputeId, approvalId: answer.value.approvalId };
}

const stateOf = async (disputeId: string) => {
  const [row] = await ledger.owner<{ state: string; outcome: number | null }[]>`
    select state, outcome_version as outcome from disputes where public_id = ${disputeId}`;
  return row;
};

it("moves nothing until a second person approves, and then accepts the dispute with its line in one", async () => {
  const { member, disputeId, approvalId } = await asked();

  expect(await spendableOf(ledger, member)).toBe(100);
  expect(await stateOf(disputeId)).toEqual({ state: "open", outcome: null });
  expect(await approveAdjustment(tariApproves, approvalId)).toEqual({ ok: false, refusal: { code: "own_request" } });
  const approved = await approveAdjustment(surya, approvalId);

  expect(approved).toEqual({ ok: true, value: { journalVersion: 2 } });
  expect(await spendableOf(ledger, member)).toBe(9_100);
  expect(await stateOf(disputeId)).toEqual({ state: "accepted", outcome: 2 });
  const notices =
    await ledger.owner`select kind from notices where member_id = ${member.id} and kind <> 'points_adjusted'`;
  expect(notices).toEqual([{ kind: "dispute_accepted" }]);
});

it("is asked for once while it waits, and not for what has been decided", async () => {
  const { disputeId } = await asked();

  const again = await askToAccept(tari, { disputeId, version: 1, points: 8_000, kind: "base", words });
  const stale = await askToAccept(tari, { disputeId, version: 9, points: 8_000, kind: "base", words });
  await refuseDispute(tari, { disputeId, version: 1, words: "Struknya milik orang lain." });
  const late = await askToAccept(tari, { disputeId, version: 2, points: 8_000, kind: "base", words });

  expect([again, stale, late].map((answer) => !answer.ok && answer.refusal.code)).toEqual([
    "already_asked",
    "changed_meanwhile",
    "already_decided",
  ]);
});

it("approves nothing of a dispute that was refused meanwhile", async () => {
  const { member, disputeId, approvalId } = await asked();
  await refuseDispute(tari, { disputeId, version: 1, words: "Struknya milik orang lain." });

  expect(await approveAdjustment(surya, approvalId)).toEqual({ ok: false, refusal: { code: "dispute_decided" } });
  expect(await spendableOf(ledger, member)).toBe(100);
});

it("is either accepted or refused when both come at once, never both", async () => {
  const waiting = await Promise.all(Array.from({ length: 12 }, asked));

  await slowly(ledger.owner, "wallets", () =>
    Promise.all(
      waiting.flatMap(({ disputeId, approvalId }) => [
        refuseDispute(tari, { disputeId, version: 1, words: "Struknya milik orang lain." }),
        approveAdjustment(surya, approvalId),
      ]),
    ),
  );

  for (const { member, disputeId } of waiting) {
    const { state } = (await stateOf(disputeId)) ?? {};
    expect(await spendableOf(ledger, member)).toBe(state === "accepted" ? 9_100 : 100);
  }
});
