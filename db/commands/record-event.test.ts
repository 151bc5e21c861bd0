import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newMember, openTestLedger, spendableOf, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { replayLive } from "@/db/queries/replay-ledger";
import { newId } from "@/lib/base/uuid";
import { type EventRequest, recordEvent } from "./record-event";

const name = { id: "Aturan", en: "A rule" };
const rules = [
  {
    code: "ulasan",
    name,
    on: "review",
    when: [{ if: "field", field: "stars", atLeast: 4 }],
    effect: { give: "fixed", points: 30, kind: "bonus" },
  },
  {
    code: "survei",
    name,
    on: "survey",
    when: [],
    effect: { give: "fixed", points: 50, kind: "bonus" },
    budgets: [{ per: "ever", points: 200 }],
  },
] as const;

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ earning: { rules } as never });
});
afterAll(() => ledger.close());

const event = (member: TestMember, changes: Partial<EventRequest> = {}): EventRequest => ({
  memberId: member.id,
  type: "review",
  externalId: newId(),
  occurredAt: new Date(Date.now() - 60_000),
  data: { stars: 5 },
  ...changes,
});

describe("something a member did that is no purchase", () => {
  test("earns what the rules for its kind give, and its line says so", async () => {
    const member = await newMember(ledger);

    const answer = await recordEvent(event(member));

    expect(answer).toMatchObject({ ok: true, value: { earned: 30, journalVersion: 1, nothingBecause: null } });
    expect(await spendableOf(ledger, member)).toBe(30);
    const [line] =
      await ledger.owner`select kind, trace::json ->> 'event' as event from journals where member_id = ${member.id}`;
    expect(line).toEqual({ kind: "earned", event: "review" });
  });

  test("that no rule answers is kept and earns nothing", async () => {
    const member = await newMember(ledger);

    const answer = await recordEvent(event(member, { data: { stars: 2 } }));

    expect(answer).toMatchObject({ ok: true, value: { earned: 0, journalVersion: null, nothingBecause: "no_rule" } });
  });

  test("counts once under its id, and another under the same id is refused", async () => {
    const member = await newMember(ledger);
    const first = event(member);

    const answers = await Promise.all(Array.from({ length: 20 }, () => recordEvent(first)));
    const other = await recordEvent({ ...first, data: { stars: 4 } });

    expect(answers.every((answer) => answer.ok && answer.value.earned === 30)).toBe(true);
    expect(await spendableOf(ledger, member)).toBe(30);
    expect(other).toEqual({ ok: false, refusal: { code: "event_reused" } });
  });

  test("keeps only the fields its kind declares", async () => {
    const member = await newMember(ledger);
    const data = { stars: 5, text: "Enak sekali, kata Budi", email: "budi@contoh.id" };

    await recordEvent(event(member, { data }));

    const [fact] = await ledger.owner`select data::text as data from events where member_id = ${member.id}`;
    expect(fact?.data).toContain('"stars": 5');
    expect(fact?.data).not.toMatch(/Budi|contoh/);
  });

  test.each([
    ["event_unknown", { type: "dancing" }],
    ["in_the_future", { occurredAt: new Date(Date.now() + 3_600_000) }],
    ["member_unknown", { memberId: 0 }],
  ] as const)("is refused: %s", async (code, changes) => {
    const member = await newMember(ledger);

    expect(await recordEvent(event(member, changes))).toMatchObject({ ok: false, refusal: { code } });
  });

  test("never takes more of a budget than there is, and is replayed alike", async () => {
    const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));

    const answers = await Promise.all(members.map((member) => recordEvent(event(member, { type: "survey" }))));

    expect(answers.filter((answer) => answer.ok && answer.value.earned === 50)).toHaveLength(4);
    expect((await ledger.verify()).findings).toEqual([]);
    expect((await replayLive({ ownerUrl: ledger.ownerUrl })).differences).toEqual([]);
  });
});
