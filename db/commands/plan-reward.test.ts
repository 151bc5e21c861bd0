import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { listPlans, listPlansOf } from "@/db/queries/reward-plans";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly } from "@/db/slowly";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import type { Actor } from "@/lib/loyalty/permissions";
import { archiveReward } from "./archive-reward";
import { beginPrices } from "./begin-prices";
import { editReward } from "./edit-reward";
import { beginPlans, cancelPlan, planReward } from "./plan-reward";
import { publishReward } from "./publish-reward";

const DAY_MS = 86_400_000;
let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
let now: Date;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
  await ledger.owner`insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${kirana.personId}, '\\x00', now())`;
});
beforeEach(async () => {
  now = await programmeNow();
});
afterAll(() => ledger.close());

test("what is planned takes effect at its time and not before, by the hand of whoever planned it, once", async () => {
  const rewardId = await live({ points: 500, category: "lama" });
  const picture = await sharp({ create: { width: 200, height: 150, channels: 3, background: "#a33" } })
    .png()
    .toBuffer();
  await plan(rewardId, 2, {
    days: 3,
    edit: { points: 450, category: "baru", endsAt: new Date("2031-01-01") },
    upload: picture,
  });

  await beginPlans(50);
  const before = await findStaffReward(rewardId);
  await later(4);
  await Promise.all(Array.from({ length: 20 }, () => beginPlans(50)));

  const after = await findStaffReward(rewardId);
  expect(before).toMatchObject({ points: 500, category: "lama", picture: null, version: 2 });
  expect(after).toMatchObject({
    points: 450,
    category: "baru",
    endsAt: new Date("2031-01-01"),
    picture: expect.any(String),
  });
  const trail = (await trailOf(ledger.owner, `reward:${rewardId}`)).slice(-4);
  expect(trail.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["reward.plan", kirana.personId],
    ["reward.edit", kirana.personId],
    ["reward.edit", kirana.personId],
    ["reward.begin_plan", kirana.personId],
  ]);
  expect(await listPlansOf(rewardId, "id")).toEqual([]);
});

test("what has become true by itself takes effect once as well, however many look for it at once", async () => {
  const rewardId = await live({ category: "lama" });
  await plan(rewardId, 2, { days: 1, edit: { category: "baru" } });
  const reward = await findStaffReward(rewardId);
  if (reward === null) throw new Error("There is no such reward");
  await editReward(kirana, { rewardId, version: 2, edit: { ...reward, category: "baru" } }, now);
  await later(2);

  await slowly(ledger.owner, "reward_plans", () => Promise.all(Array.from({ length: 20 }, () => beginPlans(50))));

  const actions = (await trailOf(ledger.owner, `reward:${rewardId}`)).map(({ action }) => action);
  expect(actions.filter((action) => action === "reward.begin_plan")).toHaveLength(1);
});

test("what others change until then stays, and only what was planned is changed", async () => {
  const rewardId = await live({ category: "lama", featured: 1 });
  await plan(rewardId, 2, { days: 1, edit: { category: "baru" } });
  const reward = await findStaffReward(rewardId);
  if (reward === null) throw new Error("There is no such reward");
  const edit: RewardEdit = { ...reward, featured: 7 };
  await editReward(kirana, { rewardId, version: 2, edit }, now);
  await later(2);

  await beginPlans(50);

  expect(await findStaffReward(rewardId)).toMatchObject({ category: "baru", featured: 7 });
});

test("a dearer price is announced as it is planned, never before its notice, and falls away with the plan", async () => {
  const rewardId = await live({ points: 500 });

  const tooSoon = await planReward(
    kirana,
    { rewardId, version: 2, at: inDays(5), edit: { points: 900 }, upload: null },
    now,
  );
  const planned = await plan(rewardId, 2, { days: 40, edit: { points: 900, category: "mahal" } });
  expect(tooSoon).toMatchObject({ ok: false, refusal: { code: "notice_too_short", earliest: expect.any(Date) } });
  expect(await nextPrice(rewardId)).toEqual({ points: 900 });
  expect(await cancelPlan(kirana, planned)).toEqual({ ok: true, value: null });
  expect(await nextPrice(rewardId)).toBeUndefined();
  expect(await cancelPlan(kirana, planned)).toEqual({ ok: false, refusal: "plan_ended" });

  const version = (await findStaffReward(rewardId))?.version ?? 0;
  await plan(rewardId, version, { days: 40, edit: { points: 900, category: "mahal" } });
  await later(41);
  await beginPrices(50);
  await beginPlans(50);
  expect(await findStaffReward(rewardId)).toMatchObject({ points: 900, category: "mahal" });
});

test("what became a rise without notice, and what its planner may no longer do, does not take effect and says why", async () => {
  const [fallen, lost] = [await live({ points: 500 }), await live({ category: "lama" })];
  await plan(fallen, 2, { days: 2, edit: { points: 450 } });
  const reward = await findStaffReward(fallen);
  if (reward === null) throw new Error("There is no such reward");
  await editReward(kirana, { rewardId: fallen, version: 2, edit: { ...reward, points: 300 } }, now);
  await plan(lost, 2, { days: 4, edit: { category: "baru" } });

  await later(3);
  await beginPlans(50);
  await later(2);
  await ledger.owner`update people set role = 'analyst' where id = ${kirana.personId}`;
  await beginPlans(50);
  await ledger.owner`update people set role = 'catalogue' where id = ${kirana.personId}`;

  const refusals = (await listPlans("refused", "id")).map(({ rewardId, refusal }) => [rewardId, refusal]);
  expect(refusals).toEqual([
    [lost, "not_permitted"],
    [fallen, "dearer_by_now"],
  ]);
  expect(await findStaffReward(fallen)).toMatchObject({ points: 300 });
  expect(await findStaffReward(lost)).toMatchObject({ category: "lama" });
});

test("nothing is planned for the past, for a version that has passed, or that changes nothing", async () => {
  const rewardId = await draftReward(kirana);
  const asked = { rewardId, version: 1, at: inDays(1), edit: { category: "baru" }, upload: null };
  await archiveReward(kirana, { rewardId, version: 1 });

  const answers = [
    await planReward(kirana, { ...asked, version: 2, at: new Date(now.getTime() - 1) }, now),
    await planReward(kirana, asked, now),
    await planReward(kirana, { ...asked, version: 2, edit: {} }, now),
    await planReward(kirana, { ...asked, version: 2, at: inDays(4_000) }, now),
  ];

  expect(answers.map((each) => (each.ok ? "planned" : each.refusal.code))).toEqual([
    "too_early",
    "changed_meanwhile",
    "unchanged",
    "too_late",
  ]);
});

const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);

async function live(changes: Partial<RewardEdit>): Promise<string> {
  const rewardId = await draftReward(kirana, changes);
  const published = await publishReward(kirana, { rewardId, version: 1 }, now);
  if (!published.ok) throw new Error(published.refusal.code);
  return rewardId;
}

type Wish = { days: number; edit: Partial<RewardEdit>; upload?: Uint8Array };

async function plan(rewardId: string, version: number, { days, edit, upload = undefined }: Wish): Promise<string> {
  const asked = { rewardId, version, at: inDays(days), edit, upload: upload ?? null };
  const planned = await planReward(kirana, asked, now);
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  return planned.value.planId;
}

/** Moves the programme's clock on. */
async function later(days: number): Promise<void> {
  await ledger.owner`update installation set clock_ahead_ms = clock_ahead_ms + ${days * DAY_MS}::bigint`;
}

async function nextPrice(rewardId: string) {
  const [row] = await ledger.owner`
    select p.points from reward_prices p join rewards r on r.id = p.reward_id where r.public_id = ${rewardId} and not p.is_in_force`;
  return row;
}
