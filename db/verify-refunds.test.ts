import { afterAll, beforeAll, expect, it } from "vitest";
import { recordPurchase } from "@/db/commands/record-purchase";
import { recordRefund } from "@/db/commands/record-refund";
import { newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";

let ledger: TestLedger;
let sari: TestMember;

beforeAll(async () => {
  ledger = await openTestLedger();
  sari = await newMember(ledger);
  const [sale, later] = [newId(), newId()];
  const refund = { currency: null, occurredAt: new Date() };
  await recordRefund({ ...refund, externalId: newId(), purchaseExternalId: later, amountMinor: 5_000 });
  await recordRefund({ ...refund, externalId: newId(), purchaseExternalId: newId(), amountMinor: 5_000 });
  for (const externalId of [sale, later]) {
    const receipt = {
      externalId,
      occurredAt: new Date(),
      totalMinor: 50_000,
      currency: "IDR",
      channel: null,
      store: null,
    };
    await recordPurchase({ memberId: sari.id, ...receipt });
  }
  for (const amountMinor of [10_000, 15_000])
    await recordRefund({ ...refund, externalId: newId(), purchaseExternalId: sale, amountMinor });
});
afterAll(() => ledger.close());

it("finds nothing wrong with refunds that only commands have written", async () => {
  expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
});

const ofRefunds = "kind = 'refund' and total_minor = 10000";

it.each([
  ["events", `set total_minor = 9000 where ${ofRefunds}`, "events_digest_is_of_their_body"],
  ["events", `set total_minor = 45000 where ${ofRefunds}`, "refunds_never_more_than_the_sale"],
  ["events", `set outcome = jsonb_set(outcome, '{points}', '21') where ${ofRefunds}`, "events_refund_is_its_line"],
  ["events", `set data = '{}' where ${ofRefunds}`, "events_refunds_have_a_sale"],
  ["journals", "set points = -21 where kind = 'refunded' and points = -20", "journals_refunded_are_the_proportion"],
  [
    "journals",
    `set trace = replace(trace, '"takenBefore":0', '"takenBefore":1') where kind = 'refunded'`,
    "journals_refunded_tell_the_sale",
  ],
  ["waiting_refunds", "set taken_at = null where taken_at is not null", "refunds_wait_only_without_their_sale"],
  ["waiting_refunds", "set taken_at = now() where taken_at is null", "refunds_taken_became_facts"],
])("names what a superuser altered: %s %s", async (table, change, invariant) => {
  const free = "set session_replication_role = replica;";
  await ledger.superuser.unsafe(`${free} create table kept as table ${table}; update ${table} ${change}`).simple();

  const { findings } = await ledger.verify();
  await ledger.superuser
    .unsafe(`${free} delete from ${table}; insert into ${table} overriding system value table kept; drop table kept;`)
    .simple();

  expect(findings.map((finding) => finding.invariant)).toContain(invariant);
});
