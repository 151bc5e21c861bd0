import { afterAll, beforeAll, expect, test } from "vitest";
import { newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { markAsDemonstration, someone } from "@/db/outbox-fixtures";
import { listMailboxMails } from "@/db/queries/mailbox";
import { forgetEnv } from "@/lib/base/env";
import { tellOfLowStock } from "./low-stock";
import { serverVariables } from "./test-portal";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
  await markAsDemonstration(ledger.owner);
  Object.assign(process.env, serverVariables());
  forgetEnv();
});
afterAll(() => ledger.close());

async function colleague(role: string): Promise<string> {
  const { id, email } = await someone(ledger.owner);
  await ledger.owner`update people set role = ${role} where id = ${id}`;
  await ledger.owner`insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${id}, '\\x00', now())`;
  return email;
}

test("whoever may edit the catalogue gets one mail for each time a published reward runs low, and nobody else", async () => {
  const [editor, owner, cashier] = [await colleague("catalogue"), await colleague("owner"), await colleague("cashier")];
  const reward = await newReward(ledger, { stock: 20 });
  const draft = await newReward(ledger, { stock: 20 });
  await ledger.owner`update rewards set state = 'draft' where id = ${draft.id}`;
  const crossing = (rewardId: string, at: string) => ({
    reason: `low-stock:${rewardId}:${at}`,
    rewardId,
    left: 5,
    lowAt: 5,
  });
  const job = (id: string) => ({ id, createdAt: new Date() });

  await tellOfLowStock(crossing(reward.publicId, "1"), job("1"));
  await tellOfLowStock(crossing(reward.publicId, "1"), job("2"));
  await tellOfLowStock(crossing(draft.publicId, "1"), job("3"));
  await tellOfLowStock(crossing(reward.publicId, "2"), job("4"));

  const mails = await listMailboxMails(100);
  const count = (to: string) => mails.filter((mail) => mail.to === to).length;
  expect([count(editor), count(owner), count(cashier)]).toEqual([2, 2, 0]);
  expect(mails[0]).toMatchObject({ subject: "Hampir habis: Kopi susu" });
  expect(mails[0]?.text).toContain(`/staff/rewards/${reward.publicId}`);
});
