import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  givePoints,
  newMember,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { chance } from "@/db/seed/chance";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { giftToken } from "@/lib/gift-link";
import { acceptGift } from "./accept-gift";
import { giveByLink } from "./give-by-link";
import { returnDueGifts, takeGiftBack } from "./take-gift-back";

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

/** A member with 500 points who has given 200 of them by link. */
async function given(): Promise<{ giver: TestMember; giftId: string; token: string }> {
  const giver = await newMember(ledger);
  await givePoints(giver, 500);
  const answer = await giveByLink(giver.actor, { points: 200, greeting: "Selamat ulang tahun", key: newId() });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { giver, giftId: answer.value.giftId, token: giftToken(answer.value.giftId) };
}

const stateOf = async (giftId: string) =>
  (await ledger.owner`select state from gifts where public_id = ${giftId}`)[0]?.state;
const green = async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
};

describe("points given by link", () => {
  test("leave their giver once, however often the sheet is sent, and the link is kept nowhere", async () => {
    const giver = await newMember(ledger);
    await givePoints(giver, 500);
    const request = { points: 100, greeting: "", key: newId() };

    const answers = await Promise.all(Array.from({ length: 20 }, () => giveByLink(giver.actor, request)));

    const [answer] = answers;
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await spendableOf(ledger, giver)).toBe(400);
    if (!answer?.ok) throw new Error("It was not given");
    const [kept] = await ledger.owner`select gifts::text as row from gifts where public_id = ${answer.value.giftId}`;
    expect(kept?.row).not.toContain(giftToken(answer.value.giftId));
    expect(await giveByLink(giver.actor, { ...request, points: 101 })).toMatchObject({
      refusal: { code: "key_reused" },
    });
  });

  test("become those of whoever opens the link first, and of nobody else", async () => {
    const { giver, giftId, token } = await given();
    const others = await Promise.all(Array.from({ length: 50 }, () => newMember(ledger)));
    await openConnections();

    const answers = await Promise.all(others.map((other) => acceptGift(other.actor, token)));

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const held = await Promise.all(others.map((other) => spendableOf(ledger, other)));
    expect(held.reduce((sum, points) => sum + points, 0)).toBe(200);
    expect(await spendableOf(ledger, giver)).toBe(300);
    expect(await stateOf(giftId)).toBe("accepted");
    const told = await ledger.owner`select kind from notices where member_id = ${giver.id} and kind like 'gift%'`;
    expect(told).toEqual([{ kind: "gift_accepted" }]);
    const mails = await ledger.owner`select payload from outbox where reason = ${`gift-ended:${giftId}`}`;
    expect(mails).toMatchObject([{ payload: { memberId: giver.publicId, points: 200, wasAccepted: true } }]);
    await green();
  });

  test("either arrive or come back, never both, when both are asked at once", async () => {
    const rounds = Array.from({ length: 20 }, async () => {
      const { giver, giftId, token } = await given();
      const other = await newMember(ledger);
      const answers = await Promise.all([acceptGift(other.actor, token), takeGiftBack(giver.actor, giftId)]);
      const held = (await spendableOf(ledger, giver)) + (await spendableOf(ledger, other));
      return { done: answers.filter((answer) => answer.ok).length, held };
    });

    expect(await Promise.all(rounds)).toEqual(rounds.map(() => ({ done: 1, held: 500 })));
    await green();
  });

  test("are accepted again by whoever accepted them, with the same answer", async () => {
    const { token } = await given();
    const other = await newMember(ledger);

    const first = await acceptGift(other.actor, token);

    expect(first).toMatchObject({ ok: true, value: { points: 200 } });
    expect(await acceptGift(other.actor, token)).toEqual(first);
    expect(await spendableOf(ledger, other)).toBe(200);
  });

  test("are taken back by their giver alone", async () => {
    const { giver, giftId, token } = await given();
    const other = await newMember(ledger);

    expect(await takeGiftBack(other.actor, giftId)).toMatchObject({ refusal: { code: "gift_unknown" } });
    expect(await acceptGift(giver.actor, token)).toMatchObject({ refusal: { code: "own_gift" } });
    expect(await takeGiftBack(giver.actor, giftId)).toMatchObject({ ok: true, value: { points: 200 } });
    expect(await acceptGift(other.actor, token)).toMatchObject({ refusal: { code: "gift_over" } });
    expect(await acceptGift(other.actor, "nothing")).toMatchObject({ refusal: { code: "gift_unknown" } });
    expect(await spendableOf(ledger, giver)).toBe(500);
  });

  test("wait while their giver is locked, and come back by themselves when nobody opened them in time", async () => {
    const { giver, giftId, token } = await given();
    const other = await newMember(ledger);
    await ledger.owner`update members set state = 'locked' where id = ${giver.id}`;
    expect(await acceptGift(other.actor, token)).toMatchObject({ refusal: { code: "giver_locked" } });

    await passTime(ledger, { days: 15 });
    await returnDueGifts(await programmeNow(), 100);

    expect(await stateOf(giftId)).toBe("ran_out");
    expect(await spendableOf(ledger, giver)).toBe(500);
    const [line] = await ledger.owner`
      select j.occurred_at = g.until_ as "atItsEnd" from gifts g join journals j on j.member_id = g.member_id and j.version = g.ended_version
      where g.public_id = ${giftId}`;
    expect(line).toEqual({ atItsEnd: true });
    await green();
  });

  test("are neither more nor fewer, whatever six members do with forty links", async () => {
    const members = await Promise.all(Array.from({ length: 6 }, () => newMember(ledger)));
    await Promise.all(members.map((member) => givePoints(member, 400)));
    const random = chance(2_211);
    const links: string[] = [];

    for (let step = 0; step < 120; step += 1) {
      const { actor } = random.pick(members);
      const giftId = links.at(-random.between(1, Math.max(1, Math.min(20, links.length)))) ?? newId();
      const deed = random.pick(["give", "give", "accept", "accept", "accept", "back", "wait"]);
      if (deed === "give") {
        const given = await giveByLink(actor, { points: random.between(10, 120), greeting: "", key: newId() });
        if (given.ok) links.push(given.value.giftId);
      }
      if (deed === "accept") await acceptGift(actor, giftToken(giftId));
      if (deed === "back") await takeGiftBack(actor, giftId);
      if (deed === "wait") {
        await passTime(ledger, { days: random.between(0, 6) });
        await returnDueGifts(await programmeNow(), 100);
      }
    }

    const held = await Promise.all(members.map((member) => spendableOf(ledger, member)));
    const rows = await ledger.owner<{ state: string; points: number }[]>`
      select state, points from gifts where public_id = any (${links}::uuid[])`;
    const waiting = rows.filter(({ state }) => state === "waiting");
    const sum = (figures: number[]) => figures.reduce((all, each) => all + each, 0);
    expect(sum(held) + sum(waiting.map(({ points }) => points))).toBe(6 * 400);
    expect(new Set(rows.map(({ state }) => state)).size).toBe(4);
    await green();
  });

  test("that were lost on the way are found", async () => {
    const { giftId } = await given();

    await ledger.superuser`delete from gifts where public_id = ${giftId}`;

    const { findings } = await ledger.verify();
    expect(findings.map((each) => each.invariant)).toContain("gifts_hold_what_left_and_has_not_arrived");
  });
});
