import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "@/db/client";
import { moveClock, resetClock } from "@/db/commands/move-clock";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { type AccountRow, accountColumns, toAccount } from "@/db/queries/accounts";
import { gatherCrowd } from "@/db/seed/crowd";
import { forgetEnv } from "@/lib/base/env";
import { spendable } from "@/lib/loyalty/lots";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
  await ledger.owner`update installation set is_demonstration = true`;
  process.env.DEMO = "1";
  forgetEnv();
});
afterAll(async () => {
  await ledger.close();
});

type Answer = { code: number; out: string; err: string };

function portal(...args: string[]): Promise<Answer> {
  const command = ["--import", "tsx", join("cli", "portal.ts"), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: process.env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out.trim(), err: err.trim() }),
    );
  });
}

test("what cannot be understood is answered with one sentence and 2", async () => {
  const answers = await Promise.all([
    portal("fly"),
    portal("ledger", "verify", "--loudly"),
    portal("import", "transactions", "there-is-none.csv"),
    portal("demo", "crowd", "--members", "many", "--points", "1"),
    portal("clock", "set", "tomorrow"),
  ]);
  expect(answers.map(({ code, out, err }) => [code, out, err.split("\n").length])).toEqual(
    answers.map(() => [2, "", 1]),
  );
});

test("every command tells what it takes", async () => {
  const { code, out } = await portal("import", "transactions", "--help");
  expect([code, out.startsWith("portal import transactions FILE")]).toEqual([0, true]);
});

test("a demonstration's crowd has the points asked for, also those who were there, and a reward to spend them on", async () => {
  const spendables = async () => {
    const rows = await sql<(AccountRow & { now: Date })[]>`
      select ${accountColumns()}, programme_now() as now from members m join wallets w on w.member_id = m.id order by m.id`;
    return rows.map(({ now, ...row }) => spendable(toAccount(row).lots, now));
  };

  const first = await gatherCrowd(ledger.owner, 3, 500);
  const then = await spendables();
  const second = await gatherCrowd(ledger.owner, 4, 120);
  const reward = await portal("demo", "reward", "--kind", "gift_card", "--stock", "5", "--points", "100");

  expect([first, then]).toEqual([{ made: 3 }, [500, 500, 500]]);
  expect([second, await spendables()]).toEqual([{ made: 1 }, [120, 120, 120, 120]]);
  const id = reward.out.split(" ").at(-1) ?? "";
  const [row] = await sql`
    select r.state, s.left_ as "left", (select count(*) from reward_codes c where c.reward_id = r.id and c.redemption_id is null) as codes
    from rewards r join reward_stocks s on s.reward_id = r.id where r.public_id = ${id}::uuid`;
  expect(row).toEqual({ state: "published", left: 5, codes: 5 });
});

test("the clock goes forward only, writes what time has done meanwhile, and comes back", async () => {
  const ahead = new Date(Date.now() + 500 * 86_400_000);

  const moved = await moveClock(ahead);
  const back = await moveClock(new Date());
  const [standing] = await sql`
    select programme_now() > ${new Date(ahead.getTime() - 60_000)}::timestamptz as "isAhead",
      (select count(*) from journals where kind = 'lapsed') as lapsed, (select sum(balance)::bigint from wallets) as balance from installation`;
  const isReset = await resetClock();

  expect([moved.ok, back, isReset]).toEqual([
    true,
    { ok: false, refusal: { code: "in_the_past", now: expect.any(Date) } },
    true,
  ]);
  expect(standing).toEqual({ isAhead: true, lapsed: 4, balance: 0 });
  const verified = await portal("ledger", "verify", "--json");
  expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { ok: true, members: 4, findings: [] }]);
});

test("a ledger that was altered is told with 1 and the line", async () => {
  await ledger.superuser.unsafe(
    "set session_replication_role = replica; update journals set points = points + 1 where version = 1",
  );
  const { code, out } = await portal("ledger", "verify", "--json");
  expect([code, JSON.parse(out).ok]).toEqual([1, false]);
});

test("outside a demonstration nothing is made up and no clock moves", async () => {
  await ledger.owner`update installation set is_demonstration = false`;
  expect(await moveClock(new Date(Date.now() + 1e9))).toMatchObject({
    ok: false,
    refusal: { code: "not_a_demonstration" },
  });
  expect(await portal("demo", "crowd", "--members", "1", "--points", "1")).toMatchObject({ code: 2 });
});
