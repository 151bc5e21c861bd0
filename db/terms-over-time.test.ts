import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/base/uuid";
import { recordPurchase } from "./commands/record-purchase";
import { settleMembers } from "./commands/settle-members";
import { newMember, openTestLedger, passTime, spendableOf, type TestLedger, type TestMember } from "./ledger-fixtures";
import { programmeNow } from "./queries/programme-time";
import { harder, hireTermsPeople, publishedTerms } from "./terms-fixtures";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

async function buy(member: TestMember, occurredAt: Date): Promise<void> {
  const receipt = { externalId: newId(), totalMinor: 50_000, currency: "IDR", channel: "store", store: null };
  const bought = await recordPurchase({ memberId: member.id, occurredAt, ...receipt });
  if (!bought.ok) throw new Error(bought.refusal.code);
}

const lotsOf = (member: TestMember) => ledger.owner<{ terms: number; remaining: number; expiresAt: Date }[]>`
  select terms_version as terms, remaining, expires_at as "expiresAt" from lots where member_id = ${member.id} order by born`;

test("shorter expiry never reaches points already earned: not when it is published, not when it begins, not in the end", async () => {
  const member = await newMember(ledger);
  const people = await hireTermsPeople(ledger.owner);
  await buy(member, await programmeNow());
  const [before] = await lotsOf(member);

  const { effectiveFrom } = await publishedTerms(people, harder, await programmeNow());
  await buy(member, await programmeNow()); // announced, not in force yet
  await passTime(ledger, { days: 32 });
  await buy(member, await programmeNow());
  await buy(member, new Date(effectiveFrom.getTime() - 60_000)); // late, from before

  const lots = await lotsOf(member);
  expect(lots.map((lot) => lot.terms)).toEqual([1, 1, 2, 1]);
  expect(lots[0]?.expiresAt).toEqual(before?.expiresAt);
  const [first, , third] = lots.map((lot) => lot.expiresAt.getTime());
  expect(third).toBeLessThan(first ?? 0);

  await passTime(ledger, { days: 150 });
  await settleMembers([member.id], await programmeNow());
  expect((await lotsOf(member)).map((lot) => lot.remaining)).toEqual([100, 100, 0, 100]);
  expect(await spendableOf(ledger, member)).toBe(300);
  expect((await ledger.verify()).findings).toEqual([]);
});

test("what time does is written under the terms in force then, also where another process published them", async () => {
  const member = await newMember(ledger);
  await buy(member, await programmeNow());
  const [{ version = 0 } = {}] = await ledger.owner<
    { version: number }[]
  >`select max(version) as version from terms_versions`;

  await ledger.owner`
    insert into terms_versions (version, document, effective_from)
    select ${version + 1}, document, programme_now() from terms_versions where version = ${version}`;
  await passTime(ledger, { days: 400 });
  await settleMembers([member.id], await programmeNow());

  const lapses = await ledger.owner`
    select terms_version as terms from journals where member_id = ${member.id} and kind = 'lapsed'`;
  expect(lapses).toEqual([{ terms: version + 1 }]);
});
