import { afterAll, beforeAll, expect, it } from "vitest";
import { newMember, openTestLedger, staff, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { adjustPoints } from "./adjust-points";
import { notifyMembers } from "./notify-members";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const noticesOf = (memberId: number) => ledger.owner`
  select kind, payload, link, read_at from notices where member_id = ${memberId} order by id`;

it("tells many members the same thing at once, and nobody twice, however often it is asked", async () => {
  const [first, second] = [await newMember(ledger), await newMember(ledger)];
  const reason = `terms:${newId()}`;
  const notice = {
    reason,
    kind: "points_adjusted",
    payload: { points: 5, journalVersion: 1 },
    link: "/activity",
  } as const;

  const told = await Promise.all(Array.from({ length: 20 }, () => notifyMembers([first.id, second.id], notice)));

  expect(told.reduce((sum, each) => sum + each, 0)).toBe(2);
  expect(await noticesOf(first.id)).toMatchObject([{ kind: "points_adjusted", link: "/activity", read_at: null }]);
  expect(await notifyMembers([], { ...notice, reason: "nobody" })).toBe(0);
});

it("tells a member in the inbox that their points were corrected, in the commit that does it", async () => {
  const member = await newMember(ledger);
  const request = {
    memberId: member.publicId,
    key: newId(),
    points: 120,
    kind: "base",
    reason: "Struk hilang",
  } as const;

  await Promise.all([1, 2, 3].map(() => adjustPoints(staff("support", "members.adjust"), request)));

  expect(await noticesOf(member.id)).toEqual([
    {
      kind: "points_adjusted",
      payload: { points: 120, journalVersion: 1 },
      link: "/activity?before=2#line-1",
      read_at: null,
    },
  ]);
});

it("leads to pages of the portal and nowhere else", async () => {
  const member = await newMember(ledger);
  const away = { reason: "away", kind: "points_adjusted", payload: { points: 1, journalVersion: 1 } } as const;

  await expect(notifyMembers([member.id], { ...away, link: "//contoh.com" })).rejects.toThrow(
    /notices_lead_nowhere_else/,
  );
  await expect(notifyMembers([member.id], { ...away, link: "https://contoh.com" })).rejects.toThrow();
});
