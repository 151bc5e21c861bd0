import { afterAll, beforeAll, expect, test } from "vitest";
import { givePoints, newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { type StatementAsked, statementLines } from "./statement-lines";

const [LINES, AT_ONCE] = [23, 5];
let ledger: TestLedger;
let sari: TestMember;

beforeAll(async () => {
  ledger = await openTestLedger();
  sari = await newMember(ledger);
  for (let given = 0; given < LINES; given += 1) await givePoints(sari, 1);
});
afterAll(() => ledger.close());

test("a statement has every line once, in order, however many there are, and nothing that is written while it is read", async () => {
  const read: number[] = [];
  for await (const lines of statementLines(asked({}), "id", AT_ONCE)) {
    read.push(...lines.map(({ version }) => version));
    await givePoints(sari, 1);
  }

  expect(read).toEqual(Array.from({ length: LINES }, (_, place) => place + 1));
});

test("of some days it has what happened from the first midnight up to the one after the last", async () => {
  const [row] = await ledger.owner<{ at: Date }[]>`
    select occurred_at as at from journals where member_id = ${sari.id} and version = 12`;
  const middle = row?.at ?? new Date(0);
  const [before, after] = [await versions({ until: middle }), await versions({ from: middle })];

  expect([...before, ...after]).toEqual(await versions({}));
  expect(before).not.toContain(12);
  expect(after[0]).toBe(12);
  expect(await versions({ from: new Date(Date.now() + 86_400_000) })).toEqual([]);
});

function asked(some: Partial<StatementAsked>): StatementAsked {
  return { memberId: sari.id, last: LINES, from: null, until: null, ...some };
}

async function versions(some: Partial<StatementAsked>): Promise<number[]> {
  const found: number[] = [];
  for await (const lines of statementLines(asked(some), "id", AT_ONCE))
    found.push(...lines.map(({ version }) => version));
  return found;
}
