import { afterAll, beforeAll, expect, it } from "vitest";
import {
  newMember,
  openTestLedger,
  passTime,
  spendableOf,
  staff,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { adjustPoints } from "./adjust-points";
import { requestAdjustment } from "./request-adjustment";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

const corrected = (member: TestMember, points: number) =>
  ({ memberId: member.publicId, key: newId(), points, kind: "base", reason: "Kasir mati" }) as const;
const members = (count: number) => Promise.all(Array.from({ length: count }, () => newMember(ledger)));
const aboveBy = (limit: number) => ({ ok: false, refusal: { code: "above_limit", limit } });

it("never comes to more in a day than the role may in all, though twenty are given to at once", async () => {
  const support = staff("support", "members.adjust");
  const twenty = await members(20);

  const answers = await Promise.all(twenty.map((member) => adjustPoints(support, corrected(member, 2_000))));

  expect(answers.filter(({ ok }) => ok)).toHaveLength(12);
  expect(answers.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 8 }, () => aboveBy(1_000)));
  const balances = await Promise.all(twenty.map((member) => spendableOf(ledger, member)));
  expect(balances.reduce((all, points) => all + points, 0)).toBe(24_000);
});

it("never comes to more for one member by being cut into parts, though twenty parts are pressed at once", async () => {
  const support = staff("support", "members.adjust");
  const member = await newMember(ledger);

  const answers = await Promise.all(Array.from({ length: 20 }, () => adjustPoints(support, corrected(member, 1_500))));

  expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
  expect(await spendableOf(ledger, member)).toBe(4_500);
});

it("counts what is taken as what is given, one colleague apart from another, and begins anew the day after", async () => {
  const [dewi, joko] = [staff("support", "members.adjust"), staff("support", "members.adjust")];
  const member = await newMember(ledger);
  await adjustPoints(dewi, corrected(member, 3_000));
  await adjustPoints(dewi, corrected(member, -1_500));

  expect(await adjustPoints(dewi, corrected(member, 501))).toEqual(aboveBy(500));
  expect(await adjustPoints(dewi, corrected(member, -501))).toEqual(aboveBy(500));
  expect(await adjustPoints(joko, corrected(member, 501))).toMatchObject({ ok: true });

  await passTime(ledger, { days: 1 });
  expect(await adjustPoints(dewi, corrected(member, 5_000))).toMatchObject({ ok: true });
});

it("is not done by the same form once a second person was asked with it, though the day is over", async () => {
  const support = staff("support", "members.adjust");
  const member = await newMember(ledger);
  await adjustPoints(support, corrected(member, 5_000));
  const more = corrected(member, 2_000);
  expect(await adjustPoints(support, more)).toEqual(aboveBy(0));
  expect(await requestAdjustment(support, more)).toMatchObject({ ok: true });

  await passTime(ledger, { days: 1 });

  expect(await adjustPoints(support, more)).toEqual(aboveBy(0));
  expect(await spendableOf(ledger, member)).toBe(5_000);
});
