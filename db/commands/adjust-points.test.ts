import { afterAll, beforeAll, expect, it } from "vitest";
import { newMember, openTestLedger, spendableOf, staff, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { adjustPoints } from "./adjust-points";

let ledger: TestLedger;
const support = staff("support", "members.adjust");
const owner = staff("owner", "members.adjust");

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("corrects once, however often the same form is sent at the same time", async () => {
  const member = await newMember(ledger);
  const request = correction(member, 300);

  const answers = await Promise.all(Array.from({ length: 20 }, () => adjustPoints(support, request)));

  expect(answers).toEqual(answers.map(() => ({ ok: true, value: { journalVersion: 1 } })));
  expect(await spendableOf(ledger, member)).toBe(300);
});

it("answers a repeated form as it did, though it would be refused by now", async () => {
  const member = await newMember(ledger);
  await adjustPoints(support, correction(member, 300));
  const taking = correction(member, -300);

  const first = await adjustPoints(support, taking);

  expect(first).toEqual({ ok: true, value: { journalVersion: 2 } });
  expect(await adjustPoints(support, taking)).toEqual(first);
  expect(await adjustPoints(support, { ...taking, points: -200 })).toEqual({
    ok: false,
    refusal: { code: "key_reused" },
  });
});

it("never takes more than there is, though twenty take at once", async () => {
  const member = await newMember(ledger);
  await adjustPoints(support, correction(member, 1_000));

  const answers = await Promise.all(Array.from({ length: 20 }, () => adjustPoints(support, correction(member, -300))));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
  expect(answers.find((answer) => !answer.ok)).toEqual({
    ok: false,
    refusal: { code: "not_enough_to_take", spendable: 100 },
  });
  expect(await spendableOf(ledger, member)).toBe(100);
});

it("keeps each role to its limit, and asks for a reason", async () => {
  const member = await newMember(ledger);

  expect(await adjustPoints(support, correction(member, 5_001))).toMatchObject({
    refusal: { code: "above_limit", limit: 5_000 },
  });
  expect(await adjustPoints(owner, correction(member, 5_001))).toMatchObject({ ok: true });
  expect(await adjustPoints(owner, { ...correction(member, 5), reason: "  " })).toMatchObject({
    refusal: { code: "reason_missing" },
  });
  expect(await adjustPoints(owner, { ...correction(member, 5), memberId: newId() })).toMatchObject({
    refusal: { code: "member_unknown" },
  });
});

it("leaves who did it and how much in the trail, and the reason in nobody's plain sight", async () => {
  const member = await newMember(ledger);
  const reason = "Struk tertinggal di kasir";

  await adjustPoints(support, { ...correction(member, 40), reason });

  const trail = await ledger.owner`
    select action, after from audit.trail where subject = ${`member:${member.publicId}`} and action = 'member.adjust'`;
  expect(trail).toMatchObject([{ after: { points: 40, kind: "base" } }]);
  const [plain] = await ledger.owner<{ text: string }[]>`
    select concat((select string_agg(t::text, '') from trail t), (select string_agg(e::text, '') from events e),
      (select string_agg(j::text, '') from journals j), (select string_agg(o::text, '') from outbox o)) as text`;
  expect(plain?.text).not.toContain("tertinggal");
});

function correction(member: TestMember, points: number) {
  return { memberId: member.publicId, key: newId(), points, kind: "base", reason: "Koreksi kasir" } as const;
}
