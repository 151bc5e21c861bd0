import sharp from "sharp";
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
import { addressFor } from "@/db/outbox-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { acceptDispute } from "./accept-dispute";
import { answerDispute, withdrawDispute } from "./answer-dispute";
import { type Contested, openDispute } from "./open-dispute";
import { recordPurchase } from "./record-purchase";
import { askAboutDispute, refuseDispute } from "./refuse-dispute";

let ledger: TestLedger;
let agent: Actor<"disputes.handle">;

beforeAll(async () => {
  ledger = await openTestLedger();
  agent = await hire(ledger.owner, "support", "disputes.handle", "Dewi");
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

/** A member with a key of their own and a first line in the book. */
async function contester(): Promise<TestMember> {
  const member = await newMember(ledger);
  await addressFor(ledger.owner, member.id);
  await givePoints(member, 100);
  return member;
}

const firstLine: Contested = { about: "line", version: 1 };
const words = "Seharusnya 250 poin, struknya saya simpan.";

async function opened(member: TestMember, contested: Contested = firstLine): Promise<string> {
  const answer = await openDispute(member.actor, { id: newId(), contested, words }, new Date());
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.disputeId;
}

async function disputeOf(publicId: string) {
  const [row] = await ledger.owner<
    { state: string; version: number; outcomeVersion: number | null; steps: string[]; decidedBy: number | null }[]
  >`
    select d.state, d.version, d.outcome_version as "outcomeVersion", d.decided_by as "decidedBy",
      array(select s.step from dispute_steps s where s.dispute_id = d.id order by s.id) as steps
    from disputes d where d.public_id = ${publicId}`;
  if (row === undefined) throw new Error("There is no such dispute");
  return row;
}

async function toldOf(member: TestMember): Promise<string[]> {
  const rows = await ledger.owner<{ kind: string }[]>`
    select kind from notices where member_id = ${member.id} and kind like 'dispute%' order by id`;
  return rows.map(({ kind }) => kind);
}

it("contests a line once at a time, however often the form is sent at once, and promises an answer", async () => {
  const member = await contester();
  const request = { id: newId(), contested: firstLine, words };

  const answers = await Promise.all(Array.from({ length: 20 }, () => openDispute(member.actor, request, new Date())));
  const others = await Promise.all(
    Array.from({ length: 20 }, () => openDispute(member.actor, { ...request, id: newId() }, new Date())),
  );

  expect(answers).toEqual(answers.map(() => ({ ok: true, value: { disputeId: request.id } })));
  expect(others).toEqual(others.map(() => ({ ok: false, refusal: { code: "already_open" } })));
  const [row] = await ledger.owner<{ days: number }[]>`
    select extract(epoch from answer_by - opened_at) / 86400 as days from disputes where public_id = ${request.id}`;
  expect(Number(row?.days)).toBeGreaterThanOrEqual(7);
  expect(Number(row?.days)).toBeLessThanOrEqual(8);
});

it("contests nothing of another member's, and nothing that is not there", async () => {
  const [mine, others] = [await contester(), await contester()];
  const receipt = newId();
  const recorded = await recordPurchase(purchase(others, receipt, 100));
  if (!recorded.ok) throw new Error(recorded.refusal.code);
  const ask = (contested: Contested) => openDispute(mine.actor, { id: newId(), contested, words }, new Date());

  expect(await ask({ about: "line", version: 2 })).toMatchObject({ refusal: { code: "not_found" } });
  expect(await ask({ about: "purchase", purchaseId: recorded.value.purchaseId })).toMatchObject({
    refusal: { code: "not_found" },
  });
  expect(await ask({ about: "purchase", purchaseId: "1" })).toMatchObject({ refusal: { code: "not_found" } });
  const own = await openDispute(
    others.actor,
    { id: newId(), contested: { about: "purchase", purchaseId: recorded.value.purchaseId }, words },
    new Date(),
  );
  expect(own).toMatchObject({ ok: true });
});

it("is accepted once with the points it is worth, by a line that names the one it makes up for", async () => {
  const member = await contester();
  const disputeId = await opened(member);
  const staff = await Promise.all(
    Array.from({ length: 20 }, (_, place) => hire(ledger.owner, "support", "disputes.handle", `Staf ${place}`)),
  );

  const answers = await Promise.all(
    staff.map((who) => acceptDispute(who, { disputeId, version: 1, points: 150, kind: "base", words: "Maaf, benar." })),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.refusal.code === "already_decided")).toHaveLength(19);
  expect(await spendableOf(ledger, member)).toBe(250);
  expect(await disputeOf(disputeId)).toMatchObject({
    state: "accepted",
    outcomeVersion: 2,
    steps: ["opened", "accepted"],
  });
  const [line] = await ledger.owner<{ trace: string }[]>`
    select trace from journals where member_id = ${member.id} and version = 2`;
  expect(JSON.parse(line?.trace ?? "{}")).toMatchObject({ rule: "adjust", corrects: 1 });
  expect(await toldOf(member)).toEqual(["dispute_accepted"]);
});

it("is never accepted and refused, or accepted and withdrawn, at once", async () => {
  for (let round = 0; round < 20; round += 1) {
    const member = await contester();
    const disputeId = await opened(member);
    const target = { disputeId, version: 1 };

    const [accepted, ended] = await Promise.all([
      acceptDispute(agent, { ...target, points: 150, kind: "base", words: "Maaf, benar." }),
      round % 2 === 0
        ? refuseDispute(agent, { ...target, words: "Sudah sesuai ketentuan." })
        : withdrawDispute(member.actor, target),
    ]);

    expect([accepted.ok, ended.ok].filter(Boolean)).toHaveLength(1);
    expect(await spendableOf(ledger, member)).toBe(accepted.ok ? 250 : 100);
    expect((await disputeOf(disputeId)).steps).toHaveLength(2);
  }
});

it("goes back and forth until it is decided, and tells the member of each of staff's steps", async () => {
  const member = await contester();
  const disputeId = await opened(member);

  expect(await askAboutDispute(agent, { disputeId, version: 1, words: "Boleh foto struknya?" })).toMatchObject({
    ok: true,
  });
  // What staff did not see yet is read first.
  expect(await refuseDispute(agent, { disputeId, version: 1, words: "Tidak ada bukti." })).toMatchObject({
    refusal: { code: "changed_meanwhile" },
  });
  const upload = await sharp({ create: { width: 200, height: 400, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  const said = { disputeId, version: 2, words: "Ini fotonya.", upload };
  expect(await answerDispute(member.actor, said, new Date())).toMatchObject({ ok: true });
  expect(await refuseDispute(agent, { disputeId, version: 3, words: "Struk ini milik toko lain." })).toMatchObject({
    ok: true,
  });

  expect(await disputeOf(disputeId)).toMatchObject({
    state: "refused",
    decidedBy: agent.personId,
    steps: ["opened", "asked", "answered", "refused"],
  });
  expect(await toldOf(member)).toEqual(["dispute_asked", "dispute_refused"]);
  expect(await ledger.owner`select task from outbox where payload ->> 'disputeId' = ${disputeId} order by id`).toEqual([
    { task: "dispute-opened" },
    { task: "dispute-asked" },
    { task: "dispute-refused" },
  ]);
  expect((await trailOf(ledger.owner, `dispute:${disputeId}`)).map(({ action }) => action)).toEqual([
    "dispute.asked",
    "dispute.refused",
  ]);
  expect(await opened(member)).toBeTypeOf("string");
});

it("is nobody else's to answer or withdraw, and nobody's to decide who opened it", async () => {
  const [mine, others] = [await contester(), await contester()];
  const disputeId = await opened(mine);
  const target = { disputeId, version: 1 };
  const own = { ...agent, personId: mine.actor.personId } as unknown as Actor<"disputes.handle">;

  expect(await answerDispute(others.actor, { ...target, words }, new Date())).toMatchObject({
    refusal: { code: "dispute_unknown" },
  });
  expect(await withdrawDispute(others.actor, target)).toMatchObject({ refusal: { code: "dispute_unknown" } });
  expect(await acceptDispute(own, { ...target, points: 5, kind: "base", words })).toMatchObject({
    refusal: { code: "own_dispute" },
  });
  expect(await refuseDispute(own, { ...target, words })).toMatchObject({ refusal: { code: "own_dispute" } });
  expect(await acceptDispute(agent, { ...target, points: 5_001, kind: "base", words })).toMatchObject({
    refusal: { code: "above_limit", limit: 5_000 },
  });
  expect(await acceptDispute(agent, { ...target, points: 0, kind: "base", words })).toMatchObject({
    refusal: { code: "points_zero" },
  });
  expect(await disputeOf(disputeId)).toMatchObject({ state: "open", steps: ["opened"] });
});

it("asks for words, takes no file that nobody should open, and no more than ten at a time", async () => {
  const member = await contester();
  const ask = (given: { words?: string; upload?: Uint8Array }) =>
    openDispute(member.actor, { id: newId(), contested: claimOf(newId()), words, ...given }, new Date());

  expect(await ask({ words: " ok " })).toMatchObject({ refusal: { code: "words_missing" } });
  expect(await ask({ upload: Buffer.from("#!/bin/sh") })).toMatchObject({
    refusal: { code: "attachment", because: "not_accepted" },
  });
  for (let count = 0; count < 10; count += 1) expect(await ask({})).toMatchObject({ ok: true });
  expect(await ask({})).toMatchObject({ refusal: { code: "too_many" } });
});

it("keeps every word and file sealed", async () => {
  const member = await contester();
  const secret = "Rahasia belanja saya";
  await openDispute(member.actor, { id: newId(), contested: claimOf("STRUK-RAHASIA"), words: secret }, new Date());
  await refuseDispute(agent, { disputeId: await opened(member), version: 1, words: "Jawaban rahasia" });

  const [plain] = await ledger.owner<{ text: string }[]>`
    select concat((select string_agg(t::text, '') from trail t), (select string_agg(d::text, '') from disputes d),
      (select string_agg(s::text, '') from dispute_steps s), (select string_agg(n::text, '') from notices n),
      (select string_agg(o::text, '') from outbox o)) as text`;
  expect(plain?.text).not.toMatch(/rahasia/i);
});

function claimOf(number: string): Contested {
  const claim = { number, boughtOn: "2026-11-01", store: "Senja Braga", totalMinor: 85_000, currency: "IDR" };
  return { about: "receipt", claim };
}

function purchase(member: TestMember, externalId: string, totalMinor: number) {
  const at = { occurredAt: new Date(), channel: "store", store: null };
  return { memberId: member.id, externalId, totalMinor, currency: "IDR", ...at };
}
