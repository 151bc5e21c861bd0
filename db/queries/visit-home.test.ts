import { afterAll, beforeAll, expect, it } from "vitest";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { goalOf, wish } from "@/db/wish-fixtures";
import { newId } from "@/lib/base/uuid";
import { findHome, type Home, homeFrom } from "./home";
import { readHomeOf, readVisit } from "./visit";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("reads what the home says of the member whom a session lets in, and of nobody else", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 700);
  const goal = await newReward(ledger, { points: 900 });
  await Promise.all([300, 500, 800, 1_200].map((points) => newReward(ledger, { points, perMemberLimit: 1 })));
  await wish(member, goalOf(goal, { action: "show", mostPoints: null }));
  const session = await signIn(member.actor.personId);

  const { now } = await readVisit(session);
  const read = await homeOf(session);

  expect(read).toEqual(await findHome(member.id, "id", now));
  expect(read.standing.spendable).toBe(700);
  expect(read.goal?.publicId).toBe(goal.publicId);
  expect(read.nearly.map(({ points }) => points)).toEqual([800, 1_200]);
  expect(read.redeemable.map(({ points }) => points)).toEqual([500, 300]);
  expect(await readHomeOf(newId())).toBeNull();
});

it("reads no home of a session that ended", async () => {
  const member = await newMember(ledger);
  const session = await signIn(member.actor.personId);
  expect(await readHomeOf(session)).not.toBeNull();

  await ledger.owner`update sessions set revoked_at = now() where public_id = ${session}`;

  expect(await readHomeOf(session)).toBeNull();
});

it("looks further where a stock rules out what it looked at first", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 20_000);
  const within = await newReward(ledger, { points: 10_000 });
  await Promise.all(Array.from({ length: 9 }, () => newReward(ledger, { points: 19_000, stock: 0 })));
  const session = await signIn(member.actor.personId);

  const { redeemable } = await homeOf(session);

  expect(redeemable.map(({ publicId }) => publicId)).toContain(within.publicId);
});

async function homeOf(session: string): Promise<Home> {
  const [{ now }, row] = await Promise.all([readVisit(session), readHomeOf(session)]);
  if (row === null) throw new Error("The home was not read");
  return homeFrom(row, "id", now);
}

async function signIn(personId: number): Promise<string> {
  const session = newId();
  await ledger.owner`
    insert into sessions (public_id, person_id, strength, expires_at) values (${session}, ${personId}, 'totp', now() + interval '1 day')`;
  return session;
}
