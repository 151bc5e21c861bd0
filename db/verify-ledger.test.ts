import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { recordPurchase } from "@/db/commands/record-purchase";
import { redeemReward } from "@/db/commands/redeem-reward";
import { settleMembers } from "@/db/commands/settle-members";
import { useRedemption as markAsUsed } from "@/db/commands/use-redemption";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  staff,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";

let ledger: TestLedger;
let sari: TestMember;
let discount: { id: number };
let giftCard: { id: number };

beforeAll(async () => {
  ledger = await openTestLedger();
  sari = await newMember(ledger);
  await newMember(ledger);
  await tellAStory();
});
afterAll(() => ledger.close());

it("finds nothing wrong with a ledger that only commands have written", async () => {
  const verification = await ledger.verify();

  expect(verification).toMatchObject({ ok: true, members: 2, findings: [] });
  expect(verification.journals).toBeGreaterThan(8);
});

/** Every column an amount, a chain or a promise hangs on, with what a superuser might make of it. */
const alterations: Record<string, Record<string, string>> = {
  journals: {
    version: "version + 1000",
    kind: "case kind when 'gift' then 'opening' else 'gift' end",
    points: "points + 1",
    tier_points: "tier_points + 1",
    balance_after: "balance_after + 1",
    occurred_at: "occurred_at + interval '1 microsecond'",
    recorded_at: "recorded_at + interval '1 microsecond'",
    position: "position + 1000000",
    source: "source || 'x'",
    terms_version: "terms_version + 1",
    idempotency_key: "coalesce(idempotency_key, '') || '\\x00'::bytea",
    changes: "replace(changes, ',', ', ') || ' '",
    trace: "trace || ' '",
    hash: "set_byte(hash, 3, 255 - get_byte(hash, 3))",
    seal: "set_byte(seal, 3, 255 - get_byte(seal, 3))",
  },
  lots: {
    born: "born + 1000",
    ordinal: "ordinal + 1000",
    kind: "case kind when 'base' then 'bonus' else 'base' end",
    points: "points + 1",
    remaining: "case remaining when 0 then 1 else remaining - 1 end",
    available_at: "available_at + interval '1 microsecond'",
    expires_at: "coalesce(expires_at, now()) + interval '1 microsecond'",
    terms_version: "terms_version + 1",
  },
  wallets: {
    version: "version + 1",
    stamp: "0",
    balance: "balance + 1",
    tier_points: "tier_points + 1",
    debt: "debt + 1",
    tier: "'platina'",
    tier_until: "coalesce(tier_until, now()) + interval '1 day'",
    settled_at: "settled_at - interval '700 days'",
    next_change_at: "coalesce(next_change_at, now()) + interval '1 day'",
    head: "set_byte(head, 3, 255 - get_byte(head, 3))",
  },
  events: {
    kind: "case kind when 'opening' then 'use' else 'opening' end",
    key: "key || '\\x00'::bytea",
    occurred_at: "occurred_at + interval '1 second'",
    total_minor: "total_minor + 1",
    currency: "'USD'",
    position: "position + 1000000",
    recorded_at: "recorded_at + interval '1 second'",
    journal_version: "journal_version + 1",
  },
  redemptions: {
    state: "case state when 'ready' then 'used' when 'used' then 'ready' else state end",
    quantity: "quantity + 1",
    points: "points + 1",
    journal_version: "journal_version + 1",
    restored_version: "restored_version + 1",
    position: "position + 1000000",
  },
  reward_stocks: {
    initial: "initial + 1",
    left_: "left_ - 1",
    written_off: "written_off + 1",
    total_left: "total_left + 1",
  },
};

/** Which rows hold the column at all; of them the first is altered. */
const where: Record<string, string> = {
  "events.occurred_at": "kind = 'purchase'",
  "events.total_minor": "kind = 'purchase'",
  "events.currency": "kind = 'purchase'",
  "events.journal_version": "journal_version is not null",
  "redemptions.restored_version": "restored_version is not null",
  "redemptions.state": "state in ('ready', 'used')",
  "reward_stocks.initial": "initial is not null",
  "reward_stocks.left_": "left_ > 0",
  "reward_stocks.total_left": "total_left is not null",
};

for (const [table, columns] of Object.entries(alterations)) {
  describe(`when a superuser alters ${table}`, () => {
    for (const [column, made] of Object.entries(columns)) {
      it(`says whose ${column} it was`, async () => {
        const undo = await alter(table, column, made);

        const verification = await ledger.verify();
        await undo();

        expect(verification.ok).toBe(false);
        const named = verification.findings.filter((finding) => finding.memberId === sari.publicId && finding.version);
        if (table !== "reward_stocks") expect(named.length).toBeGreaterThan(0);
      });
    }
  });
}

it("names the very line whose points were altered", async () => {
  const undo = await alter("journals", "points", "points + 1", "version = 3");

  const { findings } = await ledger.verify();
  await undo();

  expect(findings[0]).toMatchObject({ invariant: "journals_chain_verifies", memberId: sari.publicId, version: 3 });
});

it("misses no line that was taken out, nor a lot, nor a code given twice", async () => {
  const removals = [
    "delete from journals where version = 2",
    "delete from journals where version = (select max(version) from journals)",
    "delete from lots where born = 1",
    "update reward_codes set redemption_id = null where redemption_id is not null",
    `update reward_codes set redemption_id = (select max(id) from redemptions) where reward_id = ${giftCard.id}`,
    `update redemptions set reward_id = ${discount.id} where reward_id = ${giftCard.id}`,
  ];

  for (const removal of removals) {
    const undo = await asSuperuser(removal);
    const { ok } = await ledger.verify();
    await undo();
    expect(ok, removal).toBe(false);
  }
  expect((await ledger.verify()).findings).toEqual([]);
});

it("checks ten thousand lines in less than ten seconds", async () => {
  const crowd = await Promise.all(Array.from({ length: 100 }, () => newMember(ledger)));
  for (let n = 0; n < 100; n += 1) await Promise.all(crowd.map((member) => purchase(member, 5_000)));

  const began = performance.now();
  const verification = await ledger.verify();
  const seconds = (performance.now() - began) / 1000;

  expect(verification.findings).toEqual([]);
  expect(verification.journals).toBeGreaterThan(10_000);
  expect(seconds).toBeLessThan(10);
  console.info(`${Math.round(verification.journals / seconds)} lines a second`);
}, 120_000);

/** A little of everything: earning, tiers, redeeming, using, cancelling, refusals and what time does. */
async function tellAStory(): Promise<void> {
  const prices = { points: 300, stock: 5 };
  discount = await newReward(ledger, { ...prices, gates: { totalLimit: 9 } });
  giftCard = await newReward(ledger, { ...prices, kind: "gift_card" });
  await purchase(sari, 2_500_000);
  await purchase(sari, 100);
  await givePoints(sari, 1_000);
  const toUse = await redeem("discount");
  const toCancel = await redeem("discount");
  await redeem("gift_card");
  await markAsUsed(staff("cashier", "redemptions.use"), toUse);
  await passTime(ledger, { days: 1 });
  await cancelRedemption(sari.actor, toCancel);
  await redeemReward(sari.actor, { rewardId: newId(), key: newId(), quantity: 1, price: 1 });
  await passTime(ledger, { days: 500 });
  await purchase(sari, 900_000);
  const [clock] = await ledger.owner<{ now: Date }[]>`select date_trunc('milliseconds', programme_now()) as now`;
  if (clock) await settleMembers([sari.id], clock.now);
}

async function redeem(kind: "discount" | "gift_card"): Promise<string> {
  const { id } = kind === "discount" ? discount : giftCard;
  const [row] = await ledger.owner<
    { publicId: string }[]
  >`select public_id as "publicId" from rewards where id = ${id}`;
  const request = { rewardId: row?.publicId ?? "", key: newId(), quantity: 1, price: 300 };
  const answer = await redeemReward(sari.actor, request);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.redemptionId;
}

function purchase(member: TestMember, totalMinor: number) {
  const when = { externalId: newId(), occurredAt: new Date() };
  const receipt = { ...when, totalMinor, currency: "IDR", channel: null, store: null };
  return recordPurchase({ memberId: member.id, ...receipt });
}

function alter(table: string, column: string, made: string, only = where[`${table}.${column}`] ?? "true") {
  const mine = table === "reward_stocks" ? "true" : `member_id = ${sari.id}`;
  const key = { journals: "version", lots: "born", wallets: "member_id", reward_stocks: "reward_id" }[table] ?? "id";
  return asSuperuser(`update ${table} set ${column} = ${made} where ctid = (
    select ctid from ${table} where ${mine} and (${only}) order by ${key} limit 1)`);
}

/** Does it with every trigger and constraint out of the way, and answers how to put everything back. */
async function asSuperuser(statement: string): Promise<() => Promise<void>> {
  const tables = ["journals", "lots", "wallets", "events", "redemptions", "reward_stocks", "reward_codes"];
  const free = "set session_replication_role = replica;";
  const keep = tables.map((name) => `create table kept_${name} as table ${name};`).join("");
  await ledger.superuser.unsafe(`${free} ${keep}`).simple();
  await ledger.superuser.unsafe(`${free} ${(await checksOf(tables)).drop} ${statement}`).simple();
  return async () => {
    const columns = await ledger.superuser<{ name: string; stored: string }[]>`
      select attrelid::regclass::text as name, string_agg(quote_ident(attname), ', ') as stored from pg_attribute
      where attrelid::regclass::text = any (${tables}) and attnum > 0 and not attisdropped and attgenerated = '' group by 1`;
    const back = columns.map(
      ({ name, stored }) =>
        `delete from ${name}; insert into ${name} (${stored}) overriding system value select ${stored} from kept_${name}; drop table kept_${name};`,
    );
    await ledger.superuser.unsafe(`${free} ${back.join("")}`).simple();
  };
}

async function checksOf(tables: string[]): Promise<{ drop: string }> {
  const rows = await ledger.superuser<{ table: string; name: string }[]>`
    select conrelid::regclass::text as table, conname as name from pg_constraint where contype = 'c' and conrelid::regclass::text = any (${tables}::text[])`;
  return { drop: rows.map((row) => `alter table ${row.table} drop constraint ${row.name};`).join("") };
}
