import { afterAll, beforeAll, expect, it } from "vitest";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { goalOf, wish } from "@/db/wish-fixtures";
import { newId } from "@/lib/base/uuid";
import { findHome, homeFrom } from "./home";
import { readVisit } from "./visit";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("reads with the visit what a member's home says, and for nobody else", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 700);
  const goal = await newReward(ledger, { points: 900 });
  await Promise.all([300, 500, 800, 1_200].map((points) => newReward(ledger, { points, perMemberLimit: 1 })));
  await wish(member, goalOf(goal, { action: "show", mostPoints: null }));
  const session = await signIn(member.actor.personId);

  const { member: asking, now, home } = await readVisit(session, { home: true });

  expect(asking?.id).toBe(member.id);
  if (home === null) throw new Error("The home was not read");
  const read = await homeFrom(home, "id", now);
  expect(read).toEqual(await findHome(member.id, "id", now));
  expect(read.standing.spendable).toBe(700);
  expect(read.goal?.publicId).toBe(goal.publicId);
  expect(read.nearly.map(({ points }) => points)).toEqual([800, 1_200]);
  expect(read.redeemable.map(({ points }) => points)).toEqual([500, 300]);
  expect((await readVisit(session)).home).toBeNull();
  expect(await readVisit(newId(), { home: true })).toMatchObject({ person: null, member: null, home: null });
});

it("reads no home of a session that ended", async () => {
  const member = await newMember(ledger);
  const session = await signIn(member.actor.personId);
  await ledger.owner`update sessions set revoked_at = now() where public_id = ${session}`;

  expect(await readVisit(session, { home: true })).toMatchObject({ person: null, member: null, home: null });
});

it("looks further where a stock rules out what it looked at first", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 20_000);
  const within = await newReward(ledger, { points: 10_000 });
  await Promise.all(Array.from({ length: 9 }, () => newReward(ledger, { points: 19_000, stock: 0 })));
  const session = await signIn(member.actor.personId);

  const { home, now } = await readVisit(session, { home: true });

  if (home === null) throw new Error("The home was not read");
  expect((await homeFrom(home, "id", now)).redeemable.map(({ publicId }) => publicId)).toContain(within.publicId);
});

async function signIn(personId: number): Promise<string> {
  const session = newId();
  await ledger.owner`
    insert into sessions (public_id, person_id, strength, expires_at) values (${session}, ${personId}, 'totp', now() + interval '1 day')`;
  return session;
}
