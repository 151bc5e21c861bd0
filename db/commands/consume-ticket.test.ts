import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readVisit } from "@/db/queries/visit";
import {
  DEVICE,
  fiftyTimes,
  mailsOf,
  newAccount,
  openPeople,
  signedIn,
  startSignIn,
  TOTP_SECRET,
} from "@/db/sign-in-fixtures";
import { openConnections } from "@/db/terms-fixtures";
import { totpCode } from "@/lib/totp";
import { answerChallenge } from "./answer-challenge";
import { consumeTicket } from "./consume-ticket";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const now = new Date("2026-03-01T03:00:00Z");

async function newTicket() {
  const account = await newAccount(people.owner);
  const challenge = await startSignIn(account);
  const answered = await answerChallenge({ challenge, code: totpCode(TOTP_SECRET, now), device: DEVICE }, now);
  return { account, ticket: answered.ok && answered.value.next === "enter" ? answered.value.ticket : "" };
}

test("a ticket opens one session, also when fifty use it at once", async () => {
  const { account, ticket } = await newTicket();

  const sessions = (await fiftyTimes(() => consumeTicket(ticket))).filter((session) => session !== null);

  expect(sessions).toHaveLength(1);
  const visit = await readVisit(sessions[0] ?? null);
  expect(visit.person?.id).toBe(account.id);
  expect(visit.session?.strength).toBe("totp");
});

test("a ticket runs out after a minute", async () => {
  const { account, ticket } = await newTicket();
  await people.owner`update tokens set expires_at = now() where person_id = ${account.id}`;

  expect(await consumeTicket(ticket)).toBeNull();
});

test("a made-up ticket opens nothing", async () => {
  expect(await consumeTicket("made-up")).toBeNull();
});

test("staff are signed in for twelve hours, members for thirty days", async () => {
  const [member, staff] = [await newAccount(people.owner), await newAccount(people.owner, { role: "cashier" })];
  await signedIn(member, now);
  await signedIn(staff, now);

  const hours = await people.owner<{ hours: number }[]>`
    select round(extract(epoch from expires_at - created_at) / 3600)::int as hours
    from sessions where person_id in (${member.id}, ${staff.id}) order by person_id`;
  expect(hours.map((row) => row.hours)).toEqual([720, 12]);
});

test("a device not seen before is told by mail, the first one and known ones are not", async () => {
  const account = await newAccount(people.owner);
  const at = (steps: number) => new Date(now.getTime() + steps * 30_000);

  await signedIn(account, at(0));
  await signedIn(account, at(1));
  expect(await mailsOf(people.owner, account.id)).toEqual([]);
  await signedIn(account, at(2), { name: "Firefox · Linux", hash: Buffer.alloc(32, 8) });

  expect(await mailsOf(people.owner, account.id)).toEqual(["new-device"]);
});

test("of ten devices that open their first sessions at once, nine are told as new", async () => {
  const account = await newAccount(people.owner);
  const tickets: string[] = [];
  for (let place = 0; place < 10; place += 1) {
    const at = new Date(now.getTime() + place * 30_000);
    const challenge = await startSignIn(account);
    const device = { name: `Telepon ${place}`, hash: Buffer.alloc(32, 20 + place) };
    const answered = await answerChallenge({ challenge, code: totpCode(TOTP_SECRET, at), device }, at);
    if (answered.ok && answered.value.next === "enter") tickets.push(answered.value.ticket);
  }

  await openConnections();
  const opening: Promise<unknown>[] = [];
  // No session is written before all who can have looked which there are.
  await people.owner.begin(async (other) => {
    await other`lock table sessions in share mode`;
    opening.push(...tickets.map(consumeTicket));
    await setTimeout(300);
  });
  await Promise.all(opening);

  expect(tickets).toHaveLength(10);
  expect(await mailsOf(people.owner, account.id)).toEqual(Array.from({ length: 9 }, () => "new-device"));
});
