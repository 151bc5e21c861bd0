import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  spendableOf,
  staff,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { findRedemption } from "@/db/queries/redemptions";
import { newId } from "@/lib/base/uuid";
import { newWrappedKey } from "@/lib/personal-data";
import { cancelRedemption } from "./cancel-redemption";
import { moveRedemption, type WhoMoves } from "./move-redemption";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
const fulfilment: WhoMoves = { by: "fulfilment", actor: staff("support", "redemptions.fulfil") };
const cashier = staff("cashier", "redemptions.use");
const counter: WhoMoves = { by: "counter", actor: cashier };

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

it("gives as many units to a cause as were asked, with what they are worth, at once and for good", async () => {
  const { member, reward } = await somebody({ kind: "donation", points: 10 }, 1_000);
  const asked = { rewardId: reward.publicId, key: newId(), quantity: 70, price: 10 };

  const given = await redeemReward(member.actor, asked);
  const id = given.ok ? given.value.redemptionId : "";

  expect(await redemption(id)).toMatchObject({ state: "done", quantity: 70, points: 700, worthMinor: 70_000 });
  expect(await cancelRedemption(member.actor, id)).toMatchObject({ refusal: { code: "too_late_to_cancel" } });
  expect(await spendableOf(ledger, member)).toBe(300);
});

it("gives every point back once when a promise cannot be kept, however many say so at once, and tells why", async () => {
  const { member, id } = await redeemed({ kind: "donation", points: 10 }, 50);

  const failing = Array.from({ length: 20 }, () =>
    moveRedemption(fulfilment, { redemptionId: id, from: "done", to: "failed", details: { because: "unavailable" } }),
  );
  const answers = await Promise.all(failing);

  expect(answers.filter((answer) => answer.ok)).toEqual([{ ok: true, value: { points: 500 } }]);
  expect(await spendableOf(ledger, member)).toBe(500);
  const [line] = await ledger.owner<{ trace: string }[]>`
    select trace from journals where member_id = ${member.id} and kind = 'restored'`;
  expect(JSON.parse(line?.trace ?? "{}")).toMatchObject({ rule: "restore", redemption: id, failed: "staff" });
  const notices =
    await ledger.owner`select kind, payload from notices where member_id = ${member.id} and kind = 'redemption_moved'`;
  expect(notices).toEqual([{ kind: "redemption_moved", payload: { redemption: id, state: "failed" } }]);
});

it("brings bonus points with the redemption that bought them, which nothing takes back", async () => {
  const { member, id } = await redeemed({ kind: "points", points: 40 }, 1);

  expect(await redemption(id)).toMatchObject({ state: "done", points: 40 });
  expect(await spendableOf(ledger, member)).toBe(50);
  const lines =
    await ledger.owner`select kind, points, source from journals where member_id = ${member.id} and source = ${`redemption:${id}`} order by version`;
  expect(lines.map(({ kind, points }) => [kind, points])).toEqual([
    ["redeemed", -40],
    ["gift", 50],
  ]);
  expect(await cancelRedemption(member.actor, id)).toMatchObject({ ok: false });
});

it("keeps every step with who made it, and refuses one that its kind does not have", async () => {
  const { id } = await redeemed({ kind: "discount", points: 100 }, 1);

  expect(await moveRedemption(fulfilment, { redemptionId: id, from: null, to: "shipped" })).toEqual({
    ok: false,
    refusal: { code: "move_impossible", state: "ready" },
  });
  expect(await moveRedemption(counter, { redemptionId: id, from: "booked", to: "used" })).toMatchObject({ ok: false });
  expect(await moveRedemption(counter, { redemptionId: id, from: "ready", to: "used" })).toMatchObject({ ok: true });

  const steps = await ledger.owner`
    select from_state as "from", to_state as to, by_ as by, actor_id as "actorId" from redemption_moves m
    join redemptions d on d.id = m.redemption_id where d.public_id = ${id}`;
  expect(steps).toEqual([{ from: "ready", to: "used", by: "counter", actorId: cashier.personId }]);
});

it("sends a parcel where its member said, which only their own key can read, and nothing before it is known where", async () => {
  const { member, reward } = await somebody({ kind: "merchandise", points: 100, stock: 5 }, 200);
  await ledger.owner`update people p set wrapped_key = ${newWrappedKey()} from members m where m.person_id = p.id and m.id = ${member.id}`;
  const asked = { rewardId: reward.publicId, key: newId(), quantity: 2, price: 100 };

  expect(await redeemReward(member.actor, asked)).toMatchObject({
    refusal: { code: "not_said", problems: { street: "missing", postalCode: "missing" } },
  });
  const sent = await redeemReward(member.actor, { ...asked, given: address });
  const id = sent.ok ? sent.value.redemptionId : "";
  const track = { redemptionId: id, from: "processing", to: "shipped" } as const;

  expect(await moveRedemption(fulfilment, track)).toMatchObject({ refusal: { code: "move_needs", needs: "tracking" } });
  const details = { courier: "JNE", tracking: "JP123" };
  expect(await moveRedemption(fulfilment, { ...track, details })).toMatchObject({ ok: true });
  expect(await cancelRedemption(member.actor, id)).toMatchObject({ refusal: { code: "too_late_to_cancel" } });
  expect(await findRedemption(member.id, id, "id", new Date())).toMatchObject({
    state: "shipped",
    given: { ...address, receiverPhone: "+6281234567890" },
    moves: [{ to: "shipped", details }],
  });
  const [kept] = await ledger.owner<{ facts: string }[]>`
    select string_agg(data::text || outcome::text, ' ') as facts from events where member_id = ${member.id}`;
  expect(kept?.facts).not.toContain("Melati");
});

const address = {
  receiver: "Sari",
  receiverPhone: "0812-3456-7890",
  street: "Jalan Melati 5",
  village: "Gandaria",
  district: "Kebayoran Baru",
  city: "Jakarta Selatan",
  province: "DKI Jakarta",
  postalCode: "12140",
};

type Wish = Parameters<typeof newReward>[1];

async function somebody(wish: Wish, points: number): Promise<{ member: TestMember; reward: TestReward }> {
  const [member, reward] = await Promise.all([newMember(ledger), newReward(ledger, wish)]);
  await givePoints(member, points);
  return { member, reward };
}

/** So many units of a reward of this kind, paid with the last point. */
async function redeemed(wish: Wish & { points: number }, quantity: number) {
  const { member, reward } = await somebody(wish, wish.points * quantity);
  const asked = { rewardId: reward.publicId, key: newId(), quantity, price: wish.points };
  const answer = await redeemReward(member.actor, asked);
  if (!answer.ok) throw new Error(`Not redeemed: ${JSON.stringify(answer.refusal)}`);
  return { member, reward, id: answer.value.redemptionId };
}

async function redemption(id: string) {
  const [row] = await ledger.owner`
    select state, quantity, points, worth_minor as "worthMinor" from redemptions where public_id = ${id}`;
  return row;
}
