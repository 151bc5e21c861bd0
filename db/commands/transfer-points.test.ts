import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  givePoints,
  newMember,
  openTestLedger,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { replayLive } from "@/db/queries/replay-ledger";
import { slowly } from "@/db/slowly";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { transferPoints } from "./transfer-points";

let ledger: TestLedger;

beforeAll(async () => {
  const transfer = {
    isOn: true,
    leastPoints: 10,
    mostPerDay: 1_000,
    mostPerMonth: 2_000,
    coolingOffDays: 0,
    giftDays: 14,
  };
  ledger = await openTestLedger({ transfer });
});
afterAll(() => ledger.close());

async function two(points: number): Promise<[TestMember, TestMember]> {
  const [sender, recipient] = [await newMember(ledger), await newMember(ledger)];
  await givePoints(sender, points);
  return [sender, recipient];
}

const send = (from: TestMember, to: TestMember, points: number, key: string = newId()) =>
  transferPoints(from.actor, { to: to.publicId, points, key });

describe("points sent to another member", () => {
  test("are on both sides in one commit, with a line each, and told to whom they came to", async () => {
    const [sender, recipient] = await two(500);

    const sent = await send(sender, recipient, 200);

    expect(sent).toMatchObject({ ok: true });
    expect([await spendableOf(ledger, sender), await spendableOf(ledger, recipient)]).toEqual([300, 200]);
    const lines = await ledger.owner`
      select kind, points, position from journals where member_id in (${sender.id}, ${recipient.id}) and kind like 'transferred%' order by kind desc`;
    expect(lines).toMatchObject([
      { kind: "transferred_out", points: -200 },
      { kind: "transferred_in", points: 200 },
    ]);
    expect(lines[0]?.position).toBe(lines[1]?.position);
    const [told] =
      await ledger.owner`select kind, payload ->> 'points' as points from notices where member_id = ${recipient.id}`;
    expect(told).toEqual({ kind: "points_received", points: "200" });
  });

  test("are sent once however often the sheet is sent, and a sheet is good for one transfer", async () => {
    const [sender, recipient] = await two(500);
    const key = newId();

    const answers = await Promise.all(Array.from({ length: 20 }, () => send(sender, recipient, 100, key)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await spendableOf(ledger, recipient)).toBe(100);
    expect(await send(sender, recipient, 101, key)).toEqual({ ok: false, refusal: { code: "key_reused" } });
  });

  test("that were all there was are answered as before when their sheet is sent again", async () => {
    const [sender, recipient] = await two(300);
    const key = newId();
    const first = await send(sender, recipient, 300, key);

    expect(first).toMatchObject({ ok: true });
    expect(await send(sender, recipient, 300, key)).toEqual(first);
    expect(await send(sender, recipient, 200, key)).toEqual({ ok: false, refusal: { code: "key_reused" } });
    expect(await send(sender, recipient, 300)).toMatchObject({ refusal: { code: "points_missing" } });
  });

  test("never go where nobody is", async () => {
    const [sender, recipient] = await two(500);
    await ledger.owner`update members set state = 'locked' where id = ${recipient.id}`;

    expect(await send(sender, recipient, 100)).toEqual({ ok: false, refusal: { code: "recipient_unknown" } });
    expect(await transferPoints(sender.actor, { to: newId(), points: 100, key: newId() })).toMatchObject({ ok: false });
    expect(await transferPoints(sender.actor, { to: "nobody", points: 100, key: newId() })).toMatchObject({
      ok: false,
    });
    expect(await spendableOf(ledger, sender)).toBe(500);
  });

  test("stay within the day's limit, however many are sent at once", async () => {
    const [sender, recipient] = await two(5_000);

    const answers = await Promise.all(Array.from({ length: 20 }, () => send(sender, recipient, 100)));

    expect(answers.filter((answer) => answer.ok)).toHaveLength(10);
    expect(await spendableOf(ledger, recipient)).toBe(1_000);
  });

  test("go both ways between two while the one before is being written", async () => {
    const [one, other] = await two(500);
    await givePoints(other, 500);
    await openConnections();

    const answers = await slowly(ledger.owner, "wallets", () =>
      Promise.all(
        Array.from({ length: 10 }, async (_, place) => {
          await setTimeout(place * 15);
          return place % 2 === 0 ? send(one, other, 110) : send(other, one, 100);
        }),
      ),
    );

    expect(answers.filter((answer) => answer.ok)).toHaveLength(10);
    expect([await spendableOf(ledger, one), await spendableOf(ledger, other)]).toEqual([450, 550]);
  });

  test("neither come nor go anywhere else when twenty members send to one another at once", async () => {
    const circle = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
    await Promise.all(circle.map((member) => givePoints(member, 100)));

    await Promise.all(
      circle.flatMap((from, place) =>
        [1, 7, 13].map((step) => send(from, circle[(place + step) % circle.length] ?? from, 30)),
      ),
    );

    const left = await Promise.all(circle.map((member) => spendableOf(ledger, member)));
    expect(left.reduce((all, each) => all + each, 0)).toBe(2_000);
    expect((await ledger.verify()).findings).toEqual([]);
    const replay = await replayLive({ ownerUrl: ledger.ownerUrl });
    expect(replay.differences).toEqual([]);
  });
});
