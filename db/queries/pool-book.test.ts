import { afterAll, beforeAll, expect, test } from "vitest";
import { leavePool } from "@/db/commands/move-pooled-points";
import { openPool } from "@/db/commands/share-pool";
import { givePoints, newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { joined, moved } from "@/db/pool-fixtures";
import { listPoolBook } from "./pool-book";
import { programmeNow } from "./programme-time";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ pools: { isOn: true, mostMembers: 4, limits: "none" } });
});
afterAll(() => ledger.close());

async function named(name: string): Promise<TestMember> {
  const member = await newMember(ledger);
  await givePoints(member, 500);
  await ledger.owner`
    update people set name = ${name} where id = (select person_id from members where id = ${member.id})`;
  return member;
}

async function opened(host: TestMember): Promise<void> {
  await openPool(host.actor, await programmeNow());
}

const bookOf = async (member: TestMember, before: number | null = null) =>
  listPoolBook(member.id, before, "id", await programmeNow());

const told = (book: Awaited<ReturnType<typeof bookOf>>) =>
  book?.lines.map(({ line: { points, balanceAfter }, by }) => [by?.name, by?.isOwn, points, balanceAfter]);

test("a pool's book says who moved what, and when it ends, to whoever shares it and to nobody else", async () => {
  const [sari, budi, stranger] = [await named("Sari"), await named("Budi"), await named("Wulan")];
  await opened(sari);
  await opened(stranger);
  await joined(ledger, sari, budi);
  await moved(sari, "in", 300);
  await moved(budi, "out", 100);

  const book = await bookOf(budi);

  expect(told(book)).toEqual([
    ["Budi", true, -100, 200],
    ["Sari", false, 300, 300],
  ]);
  expect(book?.lines[0]?.line.trace).toMatchObject({ rule: "pool", way: "out" });
  expect(book?.calendar.dates.map(({ points }) => points)).toEqual([200]);
  expect(told(await bookOf(stranger))).toEqual([]);
  await leavePool(budi.actor);
  expect(await bookOf(budi)).toBeNull();
});

test("who left before somebody came has no name for them, and keeps it for those who were there", async () => {
  const [sari, budi, wulan] = [await named("Sari"), await named("Budi"), await named("Wulan")];
  await opened(sari);
  await joined(ledger, sari, budi);
  await moved(budi, "in", 50);
  await leavePool(budi.actor);
  await joined(ledger, sari, wulan);

  expect(told(await bookOf(wulan))).toEqual([
    [null, false, -50, 0],
    [null, false, 50, 50],
  ]);
  expect(told(await bookOf(sari))?.map(([name]) => name)).toEqual(["Budi", "Budi"]);
});

test("a long book is read page by page, without a gap and nothing twice", async () => {
  const sari = await named("Sari");
  await opened(sari);
  for (let points = 1; points <= 13; points += 1) await moved(sari, "in", points);

  const first = await bookOf(sari);
  const second = await bookOf(sari, first?.next ?? null);

  expect([first, second].flatMap((book) => book?.lines.map(({ line }) => line.points))).toEqual(
    Array.from({ length: 13 }, (_, place) => 13 - place),
  );
  expect(second?.next).toBeNull();
});
