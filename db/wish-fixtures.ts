import { runWishes } from "@/db/commands/run-wishes";
import { setWish, type WishRequest } from "@/db/commands/set-wish";
import type { TestLedger, TestMember, TestReward } from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { newId } from "@/lib/base/uuid";

/** A goal that is redeemed by itself, as a member might wish it. */
export function goalOf(reward: TestReward, changes: Partial<WishRequest> = {}): WishRequest {
  return {
    ...{ purpose: "goal", action: "redeem", reward: reward.publicId, mostPoints: reward.points, keepPoints: 0 },
    ...{ leastPoints: null, daysBefore: null, key: newId() },
    ...changes,
  };
}

/** What is to be redeemed a week before points end. */
export function beforeExpiryOf(reward: TestReward, changes: Partial<WishRequest> = {}): WishRequest {
  return { ...goalOf(reward), purpose: "expiry", daysBefore: 7, leastPoints: reward.points, ...changes };
}

export async function wish(member: TestMember, request: WishRequest): Promise<void> {
  const set = await setWish(member.actor, request);
  if (!set.ok) throw new Error(JSON.stringify(set.refusal));
}

/** Looks at every wish once, as the job does. */
export async function lookAtWishes(): Promise<void> {
  await runWishes(await programmeNow(), 0, 500);
}

/** A member's redemptions, in the order of the ledger: whether each came about by a wish. */
export async function redemptionsOf(
  { owner }: TestLedger,
  member: TestMember,
): Promise<{ byWish: boolean; state: string }[]> {
  return owner<{ byWish: boolean; state: string }[]>`
    select e.data ? 'wish' as "byWish", d.state from redemptions d join events e on e.public_id = d.public_id
    where d.member_id = ${member.id} order by d.position`;
}

/** How a member's wishes stand, oldest first. */
export async function wishesOf({ owner }: TestLedger, member: TestMember) {
  return owner<{ purpose: string; ended: string | null; paused: string | null }[]>`
    select purpose, ended_because as ended, paused_because as paused from wishes where member_id = ${member.id} order by id`;
}
