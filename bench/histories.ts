import { newId } from "@/lib/base/uuid";
import type { Programme } from "./programme";

/** How many at once: one member's own commands follow each other. */
const CALLERS = { ofOne: 1, ofAll: 32 };

/** A member who has been coming for years: so many purchases and redemptions, each through the portal's own commands. */
export async function liveLong(programme: Programme, purchases: number, redemptions: number): Promise<void> {
  const [actor] = programme.actors;
  if (!actor) throw new Error("A history needs a member");
  await buy(CALLERS.ofOne, purchases, () => actor);
  await redeem(programme, CALLERS.ofOne, redemptions, () => actor);
}

/** A busy day: purchases and redemptions of all members, many at once. */
export async function liveBroadly(programme: Programme, purchases: number, redemptions: number): Promise<void> {
  const anybody = () => programme.actors[Math.floor(Math.random() * programme.actors.length)];
  await buy(CALLERS.ofAll, purchases, anybody);
  await redeem(programme, CALLERS.ofAll, redemptions, anybody);
}

type Choose = () => Programme["actors"][number] | undefined;

async function buy(callers: number, count: number, choose: Choose): Promise<void> {
  const { recordPurchase } = await import("@/db/commands/record-purchase");
  await inTurns(callers, count, async () => {
    const memberId = choose()?.memberId;
    if (memberId === undefined) throw new Error("A purchase needs a member");
    const receipt = { externalId: newId(), occurredAt: new Date(), totalMinor: 4_500_000, currency: "IDR" };
    const answer = await recordPurchase({ ...receipt, memberId, channel: "store", store: "Bench" });
    if (!answer.ok) throw new Error(`A purchase was refused: ${answer.refusal.code}`);
  });
}

async function redeem(programme: Programme, callers: number, count: number, choose: Choose): Promise<void> {
  const { redeemReward } = await import("@/db/commands/redeem-reward");
  const rewards = await Promise.all([programme.publish(null), programme.publish(1_000_000)]);
  await inTurns(callers, count, async (turn) => {
    const actor = choose();
    const rewardId = rewards[turn % rewards.length]?.publicId ?? "";
    if (!actor) throw new Error("A redemption needs a member");
    const answer = await redeemReward(actor, { rewardId, key: newId(), quantity: 1, price: 10 });
    if (!answer.ok) throw new Error(`A redemption was refused: ${answer.refusal.code}`);
  });
}

async function inTurns(callers: number, count: number, work: (turn: number) => Promise<void>): Promise<void> {
  let turn = 0;
  const caller = async () => {
    while (turn < count) {
      turn += 1;
      await work(turn);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}
