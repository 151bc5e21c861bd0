import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "@/db/client";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";

let ledger: TestLedger;
let member: TestMember;

beforeAll(async () => {
  ledger = await openTestLedger();
  member = await newMember(ledger);
  await givePoints(member, 100);
  await newReward(ledger, { kind: "gift_card", stock: 2 });
});
afterAll(() => ledger.close());

const NOT_ALLOWED = { code: "42501" };

describe("the application's own role", () => {
  it.each(["journals", "lots", "wallets", "events", "redemptions"])(
    "cannot write, change, delete or empty %s",
    async (table) => {
      const columns = {
        journals: "points",
        lots: "remaining",
        wallets: "balance",
        events: "total_minor",
        redemptions: "points",
      }[table];
      await expect(sql.unsafe(`update ${table} set ${columns} = 1`)).rejects.toMatchObject(NOT_ALLOWED);
      await expect(sql.unsafe(`delete from ${table}`)).rejects.toMatchObject(NOT_ALLOWED);
      await expect(sql.unsafe(`insert into ${table} (member_id) values (1)`)).rejects.toMatchObject(NOT_ALLOWED);
      await expect(sql.unsafe(`truncate ${table}`)).rejects.toMatchObject(NOT_ALLOWED);
      await expect(sql.unsafe(`alter table ${table} disable trigger all`)).rejects.toMatchObject(NOT_ALLOWED);
    },
  );

  it("reaches the parts behind the one door only through it", async () => {
    await expect(sql.unsafe("select write_lines('{}')")).rejects.toMatchObject(NOT_ALLOWED);
    await expect(sql.unsafe("select write_facts('{}', '{}', '{}', '{}', now())")).rejects.toMatchObject(NOT_ALLOWED);
    await expect(sql.unsafe("select assign_codes('{}', '{}')")).rejects.toMatchObject(NOT_ALLOWED);
  });

  it("cannot read the auditors' views", async () => {
    await expect(sql.unsafe("select * from audit.journal")).rejects.toMatchObject(NOT_ALLOWED);
  });
});

describe("even the owner of the tables", () => {
  it.each(["journals", "events", "trail"])("is refused changing, deleting or emptying %s", async (table) => {
    const appendOnly = { code: "23001", message: `${table} is append-only` };
    const column = { journals: "points", events: "position", trail: "action" }[table];
    await expect(ledger.owner.unsafe(`update ${table} set ${column} = ${column}`)).rejects.toMatchObject(appendOnly);
    await expect(ledger.owner.unsafe(`delete from ${table}`)).rejects.toMatchObject(appendOnly);
    await expect(ledger.owner.unsafe(`truncate ${table} cascade`)).rejects.toMatchObject({ code: "23001" });
  });

  it.each([
    ["lots", "remaining = points + 1", "lots_never_overdrawn"],
    ["lots", "remaining = -1", "lots_never_overdrawn"],
    ["wallets", "balance = -1", "wallets_never_negative"],
    ["reward_stocks", "left_ = -1", "stock_never_oversold"],
    ["reward_stocks", "left_ = initial + 1", "stock_never_oversold"],
  ])("cannot leave %s with %s", async (table, change, constraint) => {
    const only = table === "reward_stocks" ? "initial is not null" : `member_id = ${member.id}`;
    await expect(ledger.owner.unsafe(`update ${table} set ${change} where ${only}`)).rejects.toMatchObject({
      constraint_name: constraint,
    });
  });
});
