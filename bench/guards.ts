import { newId } from "@/lib/base/uuid";
import type { Programme } from "./programme";

/** No figure counts before these hold: nothing oversold, nothing spent twice, a replayed key answered as before. Throws otherwise. */
export async function guard(programme: Programme): Promise<void> {
  const { redeemReward } = await import("@/db/commands/redeem-reward");
  const [first, second] = programme.actors;
  if (!first || !second) throw new Error("The guards need members");

  const scarce = await programme.publish(100);
  const rush = await Promise.all(
    programme.actors
      .slice(0, 500)
      .map((actor) => redeemReward(actor, { rewardId: scarce.publicId, key: newId(), quantity: 1, price: 10 })),
  );
  expectEqual("100 in stock, asked for by 500", rush.filter((answer) => answer.ok).length, 100);

  const open = await programme.publish(null);
  const click = { rewardId: open.publicId, key: newId(), quantity: 1, price: 10 };
  const clicks = await Promise.all(Array.from({ length: 50 }, () => redeemReward(first, click)));
  expectEqual("answers to fifty clicks of one key", new Set(clicks.map((answer) => JSON.stringify(answer))).size, 1);
  expectEqual("redemptions of one key", await redemptionsOf(programme, open.id), 1);

  const dear = await programme.publish(null);
  await programme.owner`update rewards set points = 400000 where id = ${dear.id}`;
  const spends = await Promise.all(
    Array.from({ length: 50 }, () =>
      redeemReward(second, { rewardId: dear.publicId, key: newId(), quantity: 1, price: 400_000 }),
    ),
  );
  expectEqual("a million points spent by 400,000", spends.filter((answer) => answer.ok).length, 2);
}

async function redemptionsOf(programme: Programme, rewardId: number): Promise<number> {
  const [row] = await programme.owner<
    { count: string }[]
  >`select count(*) from redemptions where reward_id = ${rewardId}`;
  return Number(row?.count);
}

function expectEqual(what: string, actual: number, expected: number): void {
  if (actual !== expected) throw new Error(`${what}: ${actual} instead of ${expected}. No figure counts.`);
}
