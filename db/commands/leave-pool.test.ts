import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newMember, openTestLedger, spendableOf, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { family, invited, moved, poolOf } from "@/db/pool-fixtures";
import { replayLive } from "@/db/queries/replay-ledger";
import { openConnections } from "@/db/terms-fixtures";
import { leavePool } from "./move-pooled-points";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ pools: { isOn: true, mostMembers: 3, limits: "none" } });
});
afterAll(() => ledger.close());

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

describe("a pool somebody leaves", () => {
  test("gives whoever leaves what they put in as far as it is there, and the last one all of it", async () => {
    const [host, friend] = await family(ledger, [300, 200]);
    if (!friend) throw new Error("Nobody");
    await moved(host, "in", 300);
    await moved(friend, "in", 200);
    await moved(friend, "out", 250);

    expect(await leavePool(host.actor)).toEqual({ ok: true, value: { points: 250 } });
    expect(await leavePool(host.actor)).toMatchObject({ ok: false, refusal: { code: "not_in_pool" } });
    expect(await moved(host, "out", 1)).toMatchObject({ refusal: { code: "not_in_pool" } });
    expect(await leavePool(friend.actor)).toEqual({ ok: true, value: { points: 0 } });
    expect([await spendableOf(ledger, host), await spendableOf(ledger, friend)]).toEqual([250, 250]);
  });

  test("lets nobody take after leaving, however close the two come", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [host, friend] = await family(ledger, [100, 0]);
      if (!friend) throw new Error("Nobody");
      await moved(host, "in", 100);

      const [left, taken] = await Promise.all([leavePool(friend.actor), moved(friend, "out", 60)]);

      expect(left.ok).toBe(true);
      expect((await poolOf(host))?.spendable).toBe(taken.ok ? 40 : 100);
      expect(await moved(friend, "out", 1)).toMatchObject({ refusal: { code: "not_in_pool" } });
    }
  });

  test("is neither left nor closed while points of whoever goes are in it", async () => {
    const [host, friend] = await family(ledger, [300, 200]);
    if (!friend) throw new Error("Nobody");
    await moved(host, "in", 100);
    await moved(friend, "in", 200);
    const leave = async (member: TestMember) =>
      (await ledger.owner<{ status: string }[]>`select leave_pool(${member.id}) as status`)[0]?.status;

    expect(await leave(host)).toBe("points_left");
    await leavePool(host.actor);
    await moved(friend, "out", 50);
    expect(await leave(friend)).toBe("points_left");
    expect(await leavePool(friend.actor)).toEqual({ ok: true, value: { points: 150 } });
    expect(await leave(friend)).toBe("gone");
    expect([await spendableOf(ledger, host), await spendableOf(ledger, friend)]).toEqual([300, 200]);
  });

  test("keeps no points nobody can reach, however many are put in while the last one leaves", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [host] = await family(ledger, [300]);
      await moved(host, "in", 100);
      await openConnections();

      const [left] = await Promise.all([
        leavePool(host.actor),
        ...Array.from({ length: 19 }, async (_, place) => {
          await setTimeout(place);
          return moved(host, "in", 10);
        }),
      ]);

      expect(left.ok).toBe(true);
      expect(await poolOf(host)).toBeNull();
      expect(await spendableOf(ledger, host)).toBe(300);
    }
  });

  test("gives nothing to whoever has left while their taking waited", async () => {
    const [host, friend] = await family(ledger, [100, 0]);
    if (!friend) throw new Error("Nobody");
    await moved(host, "in", 100);
    await openConnections();

    // Their wallet is held by whatever ends their part in the pool, when the taking has been decided and waits for it.
    const taking = await ledger.owner.begin(async (other) => {
      await other`select from wallets where member_id = ${friend.id} for update`;
      const asked = moved(friend, "out", 60);
      await untilSomebodyWaits();
      await other`select leave_pool(${friend.id})`;
      return { asked };
    });

    expect(await taking.asked).toMatchObject({ refusal: { code: "not_in_pool" } });
    expect((await poolOf(host))?.spendable).toBe(100);
    expect(await spendableOf(ledger, friend)).toBe(0);
  });

  test("stays open to who joins at that moment", async () => {
    const [host] = await family(ledger, [0]);
    const guest = await newMember(ledger);
    const id = await invited(ledger, host, guest);
    await openConnections();

    const leaving = await ledger.owner.begin(async (other) => {
      await other`select answer_pool_invitation(${guest.id}, ${id}, true)`;
      const left = leavePool(host.actor);
      await untilSomebodyWaits();
      return { left };
    });

    expect((await leaving.left).ok).toBe(true);
    expect((await poolOf(guest))?.members).toMatchObject([{ isOwn: true, state: "joined" }]);
    const [pool] = await ledger.owner`
      select p.state from members p join pool_members j on j.pool_id = p.id where j.member_id = ${guest.id}`;
    expect(pool).toEqual({ state: "active" });
  });

  test("leaves chains that verify and that a replay comes to", async () => {
    expect((await ledger.verify()).findings).toEqual([]);
    expect((await replayLive({ ownerUrl: ledger.ownerUrl })).differences).toEqual([]);
  });
});
