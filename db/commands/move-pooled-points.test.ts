import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  givePoints,
  newMember,
  openTestLedger,
  spendableOf,
  staff,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { findPool } from "@/db/queries/pool";
import { programmeNow } from "@/db/queries/programme-time";
import { replayLive } from "@/db/queries/replay-ledger";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { lockMember, unlockMember } from "./lock-member";
import { leavePool, movePooledPoints } from "./move-pooled-points";
import { answerPoolInvitation, inviteToPool, openPool } from "./share-pool";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ pools: { isOn: true, mostMembers: 3, limits: "none" } });
});
afterAll(() => ledger.close());

async function numberOf(member: TestMember): Promise<string> {
  const [row] = await ledger.owner<{ number: string }[]>`select number from members where id = ${member.id}`;
  return row?.number ?? "";
}

const invitationsOf = async (member: TestMember) => (await findPool(member.id, await programmeNow())).invitations;
const poolOf = async (member: TestMember) => (await findPool(member.id, await programmeNow())).pool;

async function join(host: TestMember, guest: TestMember): Promise<void> {
  const invited = await inviteToPool(host.actor, await numberOf(guest), await programmeNow());
  const [invitation] = await invitationsOf(guest);
  expect(invited.ok).toBe(true);
  expect(await answerPoolInvitation(guest.actor, { id: invitation?.publicId ?? "", saysYes: true })).toMatchObject({
    ok: true,
  });
}

async function family(points: number[]): Promise<TestMember[]> {
  const members = await Promise.all(points.map(() => newMember(ledger)));
  for (const [place, member] of members.entries()) if (points[place]) await givePoints(member, points[place]);
  const [host, ...guests] = members;
  if (!host) return [];
  await openPool(host.actor, await programmeNow());
  for (const guest of guests) await join(host, guest);
  return members;
}

/** Until a statement waits for a lock in this database: what it was to write has been decided. */
async function untilSomebodyWaits(): Promise<void> {
  for (let look = 0; look < 300; look += 1) {
    const waiting = await ledger.superuser`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await setTimeout(10);
  }
  throw new Error("Nobody waits");
}

const move = (member: TestMember, way: "in" | "out", points: number, key: string = newId()) =>
  movePooledPoints(member.actor, { way, points, key });

describe("a pool", () => {
  test("is shared only with those who said yes themselves, and with no more than the terms allow", async () => {
    const [host, friend] = await family([300, 0]);
    if (!host || !friend) throw new Error("Nobody");
    const [stranger, fourth] = [await newMember(ledger), await newMember(ledger)];
    const now = await programmeNow();

    expect(await move(stranger, "out", 1)).toMatchObject({ refusal: { code: "not_in_pool" } });
    await inviteToPool(host.actor, await numberOf(stranger), now);
    expect(await move(stranger, "out", 1)).toMatchObject({ refusal: { code: "not_in_pool" } });
    expect(await inviteToPool(host.actor, await numberOf(fourth), now)).toEqual({ ok: false, refusal: "full" });
    const [invitation] = await invitationsOf(stranger);
    expect(await answerPoolInvitation(fourth.actor, { id: invitation?.publicId ?? "", saysYes: true })).toEqual({
      ok: false,
      refusal: "gone",
    });
    expect((await poolOf(host))?.members).toMatchObject([
      { state: "joined", isOwn: true },
      { state: "joined" },
      { state: "invited" },
    ]);
    expect(await openPool(friend.actor, now)).toEqual({ ok: false, refusal: "in_pool" });
  });

  test("takes and gives points once for each sheet, and never more than there are", async () => {
    const [host, friend] = await family([500, 0]);
    if (!host || !friend) throw new Error("Nobody");
    const key = newId();

    await Promise.all(Array.from({ length: 20 }, () => move(host, "in", 400, key)));
    const answers = await Promise.all(
      [host, friend].flatMap((member) => Array.from({ length: 10 }, () => move(member, "out", 50))),
    );

    expect(answers.filter((answer) => answer.ok)).toHaveLength(8);
    expect((await poolOf(host))?.spendable).toBe(0);
    expect((await spendableOf(ledger, host)) + (await spendableOf(ledger, friend))).toBe(500);
  });

  test("answers a sheet that took all there was as before when it is sent again", async () => {
    const [host] = await family([300]);
    if (!host) throw new Error("Nobody");
    const key = newId();
    const first = await move(host, "in", 300, key);

    expect(first).toEqual({ ok: true, value: { points: 300 } });
    expect(await move(host, "in", 300, key)).toEqual(first);
    expect(await move(host, "in", 200, key)).toMatchObject({ refusal: { code: "key_reused" } });
  });

  test("gives whoever leaves what they put in as far as it is there, and the last one all of it", async () => {
    const [host, friend] = await family([300, 200]);
    if (!host || !friend) throw new Error("Nobody");
    await move(host, "in", 300);
    await move(friend, "in", 200);
    await move(friend, "out", 250);

    expect(await leavePool(host.actor)).toEqual({ ok: true, value: { points: 250 } });
    expect(await leavePool(host.actor)).toMatchObject({ ok: false, refusal: { code: "not_in_pool" } });
    expect(await move(host, "out", 1)).toMatchObject({ refusal: { code: "not_in_pool" } });
    expect(await leavePool(friend.actor)).toEqual({ ok: true, value: { points: 0 } });
    expect([await spendableOf(ledger, host), await spendableOf(ledger, friend)]).toEqual([250, 250]);
  });

  test("lets nobody take after leaving, however close the two come", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [host, friend] = await family([100, 0]);
      if (!host || !friend) throw new Error("Nobody");
      await move(host, "in", 100);

      const [left, taken] = await Promise.all([leavePool(friend.actor), move(friend, "out", 60)]);

      expect(left.ok).toBe(true);
      expect((await poolOf(host))?.spendable).toBe(taken.ok ? 40 : 100);
      expect(await move(friend, "out", 1)).toMatchObject({ refusal: { code: "not_in_pool" } });
    }
  });

  test("gives nothing to whoever has left while their taking waited", async () => {
    const [host, friend] = await family([100, 0]);
    if (!host || !friend) throw new Error("Nobody");
    await move(host, "in", 100);
    await openConnections();

    // Their wallet is held by whatever ends their part in the pool, when the taking has been decided and waits for it.
    const taking = await ledger.owner.begin(async (other) => {
      await other`select from wallets where member_id = ${friend.id} for update`;
      const asked = move(friend, "out", 60);
      await untilSomebodyWaits();
      await other`select leave_pool(${friend.id})`;
      return { asked };
    });

    expect(await taking.asked).toMatchObject({ refusal: { code: "not_in_pool" } });
    expect((await poolOf(host))?.spendable).toBe(100);
    expect(await spendableOf(ledger, friend)).toBe(0);
  });

  test("gives and takes nothing while staff have locked it, and does again afterwards", async () => {
    const [host] = await family([300]);
    if (!host) throw new Error("Nobody");
    await move(host, "in", 200);
    const pool = { memberId: (await poolOf(host))?.publicId ?? "", version: 1 };
    const laras = staff("support", "members.adjust");
    expect((await lockMember(laras, pool)).ok).toBe(true);

    for (const way of ["in", "out"] as const)
      expect(await move(host, way, 50)).toMatchObject({ refusal: { code: "pool_locked" } });
    expect(await leavePool(host.actor)).toMatchObject({ refusal: { code: "pool_locked" } });
    expect((await unlockMember(laras, { ...pool, version: 2 })).ok).toBe(true);
    expect(await move(host, "out", 50)).toMatchObject({ ok: true });
  });

  test("stays with whom the sheet was for, whichever pool they share by now", async () => {
    const [host] = await family([300]);
    if (!host) throw new Error("Nobody");
    const pool = (await poolOf(host))?.publicId ?? "";
    const sheet = { way: "in", points: 100, key: newId() } as const;

    expect(await movePooledPoints(host.actor, { ...sheet, pool: newId() })).toMatchObject({
      refusal: { code: "not_in_pool" },
    });
    expect(await leavePool(host.actor, newId())).toMatchObject({ refusal: { code: "not_in_pool" } });
    expect(await movePooledPoints(host.actor, { ...sheet, pool })).toMatchObject({ ok: true });
  });

  test("leaves chains that verify and that a replay comes to", async () => {
    expect((await ledger.verify()).findings).toEqual([]);
    expect((await replayLive({ ownerUrl: ledger.ownerUrl })).differences).toEqual([]);
  });
});
