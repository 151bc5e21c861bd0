import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import {
  givePoints,
  newMember,
  openTestLedger,
  passTime,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { listLowStocks } from "@/db/queries/low-stocks";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { cancelRedemption } from "./cancel-redemption";
import { changeStock } from "./change-stock";
import { endDueCodes } from "./end-codes";
import { importCodes } from "./import-codes";
import { publishReward } from "./publish-reward";
import { redeemReward } from "./redeem-reward";
import { setLowStock } from "./set-low-stock";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
let importer: Actor<"codes.import">;
let member: TestMember;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
  importer = await hire(ledger.owner, "catalogue", "codes.import", "Kirana");
  member = await newMember(ledger);
  await givePoints(member, 90_000);
});
afterAll(() => ledger.close());

const prefix = () => Math.random().toString(36).slice(2, 10);
const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function bring(rewardId: string, lines: string[]) {
  const list = { rewardId, pieces: [Buffer.from(lines.join("\n"))], endsOn: null, isTrial: false };
  expect((await importCodes(importer, list)).ok).toBe(true);
}

/** A published gift card, good for ninety days, with these codes. */
async function card(lines: string[]): Promise<string> {
  const rewardId = await draftReward(kirana, { kind: "gift_card", details: {}, validDays: 90 });
  await bring(rewardId, lines);
  expect((await publishReward(kirana, { rewardId, version: 1 }, new Date())).ok).toBe(true);
  return rewardId;
}

async function redeem(rewardId: string, quantity = 1) {
  const answer = await redeemReward(member.actor, { rewardId, key: newId(), quantity, price: 500 });
  return answer.ok ? answer.value.redemptionId : answer.refusal.code;
}

const given = (redemptionId: string) => ledger.owner<{ line: number; expiresAt: Date; endsAt: Date | null }[]>`
  select c.line, d.expires_at as "expiresAt", c.ends_at as "endsAt" from redemptions d join reward_codes c on c.redemption_id = d.id
  where d.public_id = ${redemptionId} order by c.id`;

describe("a code with an end of its own", () => {
  test("is given before those that last longer, and what is redeemed with it ends with it", async () => {
    const mark = prefix();
    const rewardId = await card([`${mark}-1`, `${mark}-2;${dayAhead(40)}`, `${mark}-3;${dayAhead(20)}`]);

    const [soonest] = await given(await redeem(rewardId));
    const both = await given(await redeem(rewardId, 2));

    expect(soonest?.line).toBe(3);
    expect(soonest?.expiresAt).toEqual(soonest?.endsAt);
    expect(both.map(({ line }) => line)).toEqual([1, 2]);
    expect(both[0]?.expiresAt).toEqual(both[1]?.endsAt);
    expect((await ledger.verify()).findings).toEqual([]);
  });

  test("is given to nobody from then on, whether or not the job was here; the stock says so", async () => {
    const mark = prefix();
    const rewardId = await card([`${mark}-1;${dayAhead(3)}`, `${mark}-2;${dayAhead(3)}`, `${mark}-3;${dayAhead(30)}`]);
    const late = await card([`${mark}-4;${dayAhead(3)}`]);
    await passTime(ledger, { days: 5 });

    const [kept] = await given(await redeem(rewardId));

    expect(kept?.line).toBe(3);
    expect(await redeem(rewardId)).toBe("out_of_stock");
    expect(await findStaffReward(rewardId)).toMatchObject({
      stock: { initial: 3, left: 0, writtenOff: 2 },
      codes: { free: 0, taken: 1, ended: 2 },
    });
    expect(await endDueCodes(500)).toBe(1);
    expect(await endDueCodes(500)).toBe(0);
    expect((await findStaffReward(late))?.stock).toMatchObject({ left: 0, writtenOff: 1 });
    expect((await ledger.verify()).findings).toEqual([]);
    expect((await ledger.replay()).differences).toEqual([]);
  });
});

test("a code that was given is never given again, moved or removed, whoever asks the database", async () => {
  const mark = prefix();
  const rewardId = await card([`${mark}-1`, `${mark}-2`]);
  const redemptionId = await redeem(rewardId);
  await cancelRedemption(member.actor, redemptionId);

  const attempts = [
    ledger.superuser`update reward_codes set redemption_id = null where redemption_id is not null`,
    ledger.superuser`update reward_codes set redemption_id = redemption_id + 1 where redemption_id is not null`,
    ledger.superuser`update reward_codes set hash = sha256('x') where redemption_id is not null`,
    ledger.superuser`delete from reward_codes where redemption_id is not null`,
  ];

  for (const attempt of attempts) await expect(attempt).rejects.toThrow("belongs to its redemption for ever");
  expect(await given(redemptionId)).toHaveLength(1);
});

describe("staff who want to be told when few are left", () => {
  const told = (rewardId: string) =>
    ledger.owner<{ left: number }[]>`
      select (payload ->> 'left')::int as left from outbox where task = 'low-stock' and payload ->> 'rewardId' = ${rewardId} order by id`;
  const isListed = async (rewardId: string) =>
    (await listLowStocks(50, "id")).some((each) => each.publicId === rewardId);

  test("are told once for each time it runs low, however many redeem at once, and again only after it was refilled", async () => {
    const mark = prefix();
    const rewardId = await card(Array.from({ length: 30 }, (_, n) => `${mark}-${n + 100}`));
    await setLowStock(kirana, { rewardId, seen: null, lowAt: 20 });

    const redemptions = await Promise.all(Array.from({ length: 25 }, () => redeem(rewardId)));
    for (const redemptionId of redemptions.slice(0, 5)) await cancelRedemption(member.actor, redemptionId);
    await redeem(rewardId);

    expect(await told(rewardId)).toHaveLength(1);
    expect(await isListed(rewardId)).toBe(true);
    await bring(
      rewardId,
      Array.from({ length: 20 }, (_, n) => `${mark}-${n + 200}`),
    );
    expect(await isListed(rewardId)).toBe(false);
    await Promise.all(Array.from({ length: 5 }, () => redeem(rewardId)));
    expect((await told(rewardId)).map(({ left }) => left)).toEqual([expect.any(Number), expect.any(Number)]);
    expect(await isListed(rewardId)).toBe(true);
    expect((await ledger.verify()).findings).toEqual([]);
  });

  test("are not told by mail of what they set themselves, and a number that another set meanwhile stays", async () => {
    const rewardId = await draftReward(kirana, {}, 5);
    await publishReward(kirana, { rewardId, version: 1 }, new Date());

    expect(await setLowStock(kirana, { rewardId, seen: null, lowAt: 10 })).toMatchObject({ ok: true });
    expect(await setLowStock(kirana, { rewardId, seen: null, lowAt: 3 })).toEqual({
      ok: false,
      refusal: "changed_meanwhile",
    });
    expect(await setLowStock(kirana, { rewardId, seen: 10, lowAt: 0 })).toEqual({
      ok: false,
      refusal: "threshold_invalid",
    });

    expect([await told(rewardId), await isListed(rewardId)]).toEqual([[], true]);
    const put = { rewardId, change: "put", quantity: 10, seen: { initial: 5, writtenOff: 0 } } as const;
    expect((await changeStock(kirana, put)).ok).toBe(true);
    expect(await isListed(rewardId)).toBe(false);
    const trail = await trailOf(ledger.owner, `reward:${rewardId}`);
    expect(trail.filter(({ action }) => action === "stock.warn")).toMatchObject([
      { actorId: kirana.personId, before: { low_at: null }, after: { low_at: 10 } },
    ]);
  });
});
