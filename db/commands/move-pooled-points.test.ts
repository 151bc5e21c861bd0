import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newMember, openTestLedger, spendableOf, staff, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { family, moved, numberOf, poolOf } from "@/db/pool-fixtures";
import { findPool } from "@/db/queries/pool";
import { programmeNow } from "@/db/queries/programme-time";
import { replayLive } from "@/db/queries/replay-ledger";
import { newId } from "@/lib/base/uuid";
import { lockMember, unlockMember } from "./lock-member";
import { leavePool, movePooledPoints } from "./move-pooled-points";
import { answerPoolInvitation, inviteToPool, openPool, withdrawPoolInvitation } from "./share-pool";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({ pools: { isOn: true, mostMembers: 3, limits: "none" } });
});
afterAll(() => ledger.close());

const invitationsOf = async (member: TestMember) => (await findPool(member.id, await programmeNow())).invitations;

describe("a pool", () => {
  test("is shared only with those who said yes themselves, and with no more than the terms allow", async () => {
    const [host, friend] = await family(ledger, [300, 0]);
    if (!friend) throw new Error("Nobody");
    const [stranger, fourth] = [await newMember(ledger), await newMember(ledger)];
    const now = await programmeNow();

    expect(await moved(stranger, "out", 1)).toMatchObject({ refusal: { code: "not_in_pool" } });
    await inviteToPool(host.actor, await numberOf(ledger, stranger), now);
    expect(await moved(stranger, "out", 1)).toMatchObject({ refusal: { code: "not_in_pool" } });
    expect(await inviteToPool(host.actor, await numberOf(ledger, fourth), now)).toEqual({ ok: false, refusal: "full" });
    const [invitation] = await invitationsOf(stranger);
    expect(await answerPoolInvitation(fourth.actor, { id: invitation?.publicId ?? "", saysYes: true })).toEqual({
      ok: false,
      refusal: "gone",
    });
    expect((await poolOf(host))?.members).toMatchObject([
      { state: "joined", isOwn: true },
      { state: "joined" },
      { state: "invited", name: "S•••" },
    ]);
    expect(await openPool(friend.actor, now)).toEqual({ ok: false, refusal: "in_pool" });
  });

  test("frees the seat of an invitation that whoever shares it withdrew, and nobody else can", async () => {
    const [host, friend] = await family(ledger, [0, 0]);
    if (!friend) throw new Error("Nobody");
    const [asked, other] = [await newMember(ledger), await newMember(ledger)];
    const now = await programmeNow();
    await inviteToPool(host.actor, await numberOf(ledger, asked), now);
    const id = (await invitationsOf(asked))[0]?.publicId ?? "";
    expect(await inviteToPool(host.actor, await numberOf(ledger, other), now)).toEqual({ ok: false, refusal: "full" });

    for (const nobody of [asked, other])
      expect(await withdrawPoolInvitation(nobody.actor, id)).toEqual({ ok: false, refusal: "gone" });
    expect(await withdrawPoolInvitation(friend.actor, id)).toEqual({ ok: true, value: null });

    expect(await withdrawPoolInvitation(host.actor, id)).toEqual({ ok: false, refusal: "gone" });
    expect(await answerPoolInvitation(asked.actor, { id, saysYes: true })).toEqual({ ok: false, refusal: "gone" });
    expect(await invitationsOf(asked)).toEqual([]);
    expect((await inviteToPool(host.actor, await numberOf(ledger, asked), now)).ok).toBe(true);
    const told = await ledger.owner`select from notices where member_id = ${asked.id}`;
    expect(told).toHaveLength(1);
  });

  test("takes and gives points once for each sheet, and never more than there are", async () => {
    const [host, friend] = await family(ledger, [500, 0]);
    if (!friend) throw new Error("Nobody");
    const key = newId();

    await Promise.all(Array.from({ length: 20 }, () => moved(host, "in", 400, key)));
    const answers = await Promise.all(
      [host, friend].flatMap((member) => Array.from({ length: 10 }, () => moved(member, "out", 50))),
    );

    expect(answers.filter((answer) => answer.ok)).toHaveLength(8);
    expect((await poolOf(host))?.spendable).toBe(0);
    expect((await spendableOf(ledger, host)) + (await spendableOf(ledger, friend))).toBe(500);
  });

  test("answers a sheet that took all there was as before when it is sent again", async () => {
    const [host] = await family(ledger, [300]);
    const key = newId();
    const first = await moved(host, "in", 300, key);

    expect(first).toEqual({ ok: true, value: { points: 300 } });
    expect(await moved(host, "in", 300, key)).toEqual(first);
    expect(await moved(host, "in", 200, key)).toMatchObject({ refusal: { code: "key_reused" } });
  });

  test("gives and takes nothing while staff have locked it, and does again afterwards", async () => {
    const [host] = await family(ledger, [300]);
    await moved(host, "in", 200);
    const pool = { memberId: (await poolOf(host))?.publicId ?? "", version: 1 };
    const laras = staff("support", "members.adjust");
    expect((await lockMember(laras, pool)).ok).toBe(true);

    expect((await poolOf(host))?.isLocked).toBe(true);
    for (const way of ["in", "out"] as const)
      expect(await moved(host, way, 50)).toMatchObject({ refusal: { code: "pool_locked" } });
    expect(await leavePool(host.actor)).toMatchObject({ refusal: { code: "pool_locked" } });
    expect((await unlockMember(laras, { ...pool, version: 2 })).ok).toBe(true);
    expect(await moved(host, "out", 50)).toMatchObject({ ok: true });
  });

  test("stays with whom the sheet was for, whichever pool they share by now", async () => {
    const [host] = await family(ledger, [300]);
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
