import { afterAll, beforeAll, expect, test } from "vitest";
import { listDevices, sessionIsLive } from "@/db/queries/sessions";
import { readVisit } from "@/db/queries/visit";
import { newAccount, openPeople, signedIn } from "@/db/sign-in-fixtures";
import { endSession, signOutDevice, signOutEverywhere } from "./sign-out";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const at = (step: number) => new Date(Date.parse("2026-03-01T03:00:00Z") + step * 30_000);

test("signing out holds from the next request on", async () => {
  const session = await signedIn(await newAccount(people.owner), at(0));
  expect((await readVisit(session)).person).not.toBeNull();

  await endSession(session);

  expect((await readVisit(session)).person).toBeNull();
  expect(await sessionIsLive(session)).toBe(false);
});

test("a device is signed out by its owner and by nobody else", async () => {
  const [owner, other] = [await newAccount(people.owner), await newAccount(people.owner)];
  const [here, there] = [await signedIn(owner, at(0)), await signedIn(owner, at(1))];

  expect(await signOutDevice(other.actor, there)).toBe(false);
  expect(await signOutDevice(owner.actor, there)).toBe(true);
  expect((await listDevices(owner.id)).map((device) => device.publicId)).toEqual([here]);
});

test("signing out everywhere ends every session of the person and no other", async () => {
  const [owner, other] = [await newAccount(people.owner), await newAccount(people.owner)];
  await signedIn(owner, at(0));
  await signedIn(owner, at(1));
  const others = await signedIn(other, at(0));

  await signOutEverywhere(owner.actor);

  expect(await listDevices(owner.id)).toEqual([]);
  expect(await sessionIsLive(others)).toBe(true);
});

test("a session past its time, or of somebody locked, lets nobody in", async () => {
  const [late, locked] = [await newAccount(people.owner), await newAccount(people.owner)];
  const sessions = [await signedIn(late, at(0)), await signedIn(locked, at(0))];
  await people.owner`update sessions set expires_at = now() where person_id = ${late.id}`;
  await people.owner`update people set state = 'locked' where id = ${locked.id}`;

  expect((await Promise.all(sessions.map((session) => readVisit(session)))).map((visit) => visit.person)).toEqual([
    null,
    null,
  ]);
});

test("when somebody was last seen is written once a minute", async () => {
  const session = await signedIn(await newAccount(people.owner), at(0));
  const lastSeen = async () => {
    const [row] = await people.owner<
      { at: string }[]
    >`select last_seen_at::text as at from sessions where public_id = ${session}`;
    return row?.at;
  };
  const before = await lastSeen();
  await readVisit(session);
  expect(await lastSeen()).toBe(before);

  await people.owner`update sessions set last_seen_at = now() - interval '61 seconds' where public_id = ${session}`;
  const longAgo = await lastSeen();
  await Promise.all(Array.from({ length: 20 }, () => readVisit(session)));

  expect(await lastSeen()).not.toBe(longAgo);
});
