import { afterAll, beforeAll, expect, test } from "vitest";
import { newMember, openTestLedger, staff, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { listReplayOutcomes } from "@/db/queries/replays";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { newId } from "@/lib/base/uuid";
import type { ReplayReport } from "@/lib/loyalty/replay-report";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { recordPurchase } from "./record-purchase";
import { askReplay, failReplay, runReplay } from "./replay-terms";

let ledger: TestLedger;
let ownerUrl: string;
let buyer: TestMember;

beforeAll(async () => {
  ledger = await openTestLedger();
  ownerUrl = process.env.DATABASE_OWNER_URL ?? "";
  buyer = await newMember(ledger);
  await newMember(ledger);
  const receipt = { memberId: buyer.id, externalId: newId(), occurredAt: new Date(), totalMinor: 500_000 };
  await recordPurchase({ ...receipt, currency: "IDR", channel: "store", store: null });
});
afterAll(() => ledger.close());

async function draftOf(changes: Partial<TermsDocument>): Promise<{ id: string; version: number }> {
  const id = newId();
  const document = { ...kopiSenjaTerms, ...changes };
  await ledger.owner`select draft_terms(null, ${id}, ${"A draft"}, ${ledger.owner.json(document as never)})`;
  return { id, version: 1 };
}

async function standing(replayId: string) {
  const [row] = await ledger.owner<
    { state: string; report: ReplayReport | null; attached: string | null; outcomes: number }[]
  >`
    select r.state, r.report, d.replay_report ->> 'replayId' as attached,
      (select count(*) from replay_outcomes o where o.replay_id = r.id) as outcomes
    from replays r join terms_drafts d on d.id = r.draft_id where r.public_id = ${replayId}`;
  return row;
}

const { IDR } = kopiSenjaTerms.rates;
const twiceAsMuch = { IDR: { points: 2 * (IDR?.points ?? 0), minor: IDR?.minor ?? 1 } };

test("a draft that gives twice as much shows its winners, and the report stays with the draft", async () => {
  const marketer = staff("marketing", "terms.draft");
  const draft = await draftOf({ rates: twiceAsMuch });

  const asked = await askReplay(marketer, draft);
  if (!asked.ok) throw new Error(asked.refusal.code);
  await runReplay(asked.value.replayId, { ownerUrl });

  const found = await standing(asked.value.replayId);
  expect(found).toMatchObject({ state: "done", attached: asked.value.replayId, outcomes: 1 });
  expect(found?.report).toMatchObject({ events: 1, winners: 1, losers: 0, mostGained: [{ memberId: buyer.publicId }] });
});

test("everybody a draft would change something for is in the list behind the report, a page after another, and nobody else", async () => {
  const draft = await draftOf({ rates: twiceAsMuch, noticeDays: 33 });
  const asked = await askReplay(staff("marketing", "terms.draft"), draft);
  if (!asked.ok) throw new Error(asked.refusal.code);
  const { replayId } = asked.value;

  await runReplay(replayId, { ownerUrl });

  const listed = await listReplayOutcomes(replayId, null, 2_000);
  expect(listed).toMatchObject([
    {
      ...{ memberId: buyer.publicId, earnedBefore: 1_000, earnedAfter: 2_000, lapsedBefore: 0, lapsedAfter: 0 },
      ...{ outstandingBefore: 1_000, outstandingAfter: 2_000, tierBefore: "perak", tierAfter: "perak" },
    },
  ]);
  expect(await listReplayOutcomes(replayId, buyer.publicId, 2_000)).toEqual([]);
});

test("of twenty who ask at once for the same draft, one is told yes, and again once it has failed", async () => {
  const marketer = staff("marketing", "terms.draft");
  const draft = await draftOf({ noticeDays: 31 });

  const answers = await Promise.all(Array.from({ length: 20 }, () => askReplay(marketer, draft)));

  const [first, ...others] = answers.filter((answer) => answer.ok);
  expect(others).toEqual([]);
  expect(answers.filter((answer) => !answer.ok && answer.refusal.code === "replay_running")).toHaveLength(19);
  await failReplay(first?.ok ? first.value.replayId : "");
  expect(await askReplay(marketer, draft)).toMatchObject({ ok: true });
});

test("a draft that was edited since, or is not there, is not run", async () => {
  const marketer = staff("marketing", "terms.draft");
  const draft = await draftOf({ noticeDays: 32 });

  expect(await askReplay(marketer, { ...draft, version: 7 })).toEqual({ ok: false, refusal: { code: "draft_moved" } });
  expect(await askReplay(marketer, { id: newId(), version: 1 })).toEqual({
    ok: false,
    refusal: { code: "draft_unknown" },
  });
});
