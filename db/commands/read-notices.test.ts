import { afterAll, beforeAll, expect, it } from "vitest";
import { newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { listNotices } from "@/db/queries/notices";
import { newId } from "@/lib/base/uuid";
import { notifyMembers } from "./notify-members";
import { readAllNotices, readNotice } from "./read-notices";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

async function tell(member: TestMember, points: number): Promise<void> {
  const payload = { points, journalVersion: points };
  await notifyMembers([member.id], { reason: newId(), kind: "points_adjusted", payload, link: "/activity" });
}

const everything = { onlyUnread: false, after: null };

it("marks a notice as read and says where it leads, and only its own member's", async () => {
  const [mine, others] = [await newMember(ledger), await newMember(ledger)];
  await tell(mine, 1);
  const [notice] = (await listNotices(mine.id, everything)).notices;
  const publicId = notice?.publicId ?? "";

  expect(await readNotice(others.actor, publicId)).toBeNull();
  expect((await listNotices(mine.id, everything)).notices).toMatchObject([{ isRead: false }]);
  expect(await readNotice(mine.actor, publicId)).toBe("/activity");
  expect((await listNotices(mine.id, everything)).notices).toMatchObject([{ isRead: true }]);
  expect(await readNotice(mine.actor, "not an id")).toBeNull();
});

it("marks all as read at once and leaves others' inboxes alone", async () => {
  const [mine, others] = [await newMember(ledger), await newMember(ledger)];
  for (const member of [mine, mine, others]) await tell(member, 2);

  await readAllNotices(mine.actor);

  expect((await listNotices(mine.id, { onlyUnread: true, after: null })).notices).toEqual([]);
  expect((await listNotices(others.id, { onlyUnread: true, after: null })).notices).toHaveLength(1);
});

it("shows an inbox page by page, newest first, each notice once", async () => {
  const member = await newMember(ledger);
  for (let points = 1; points <= 45; points += 1) await tell(member, points);

  const seen: number[] = [];
  let after: string | null = null;
  do {
    const page = await listNotices(member.id, { onlyUnread: false, after });
    seen.push(...page.notices.map(({ told }) => (told.kind === "points_adjusted" ? told.payload.points : 0)));
    after = page.next;
  } while (after !== null);

  expect(seen).toEqual(Array.from({ length: 45 }, (_, place) => 45 - place));
});
