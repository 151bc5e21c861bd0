import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { type AskedWish, checkWish, type WishRefusal } from "@/lib/loyalty/wish";
import { requestDigest, requestKey } from "./idempotency";
import { type LoadedRow, toOffer } from "./redeem-reward";

export type WishRequest = AskedWish & {
  /** The reward's public id; null where there is none. */
  reward: string | null;
  /** One per sheet shown: works once. */
  key: string;
};

type SetAnswer = Result<null, WishRefusal | { code: "member_locked" } | { code: "key_reused" }>;

/**
 * Takes down what a member wishes for one purpose, in place of what they wished before. Whoever calls for an action that spends has
 * asked for a fresh second factor.
 */
export async function setWish(actor: Actor<"membership.use">, request: WishRequest): Promise<SetAnswer> {
  const { purpose, action, mostPoints, keepPoints, leastPoints, daysBefore, key } = request;
  const reward = request.reward !== null && isId(request.reward) ? request.reward.toLowerCase() : null;
  const answer = checkWish(request, reward === null ? null : await findOffer(actor, reward));
  if (!answer.ok) return answer;
  const wish = { purpose, action, reward, most: mostPoints, keep: keepPoints, least: leastPoints, days: daysBefore };
  return write(actor, key, wish);
}

/** Switches a wish off, whatever it was; also a locked member's. */
export function endWish(actor: Actor<"membership.use">, purpose: AskedWish["purpose"], key: string) {
  return write(actor, key, { purpose, action: "off" });
}

async function write(actor: Actor<"membership.use">, key: string, wish: object): Promise<SetAnswer> {
  const keyDigest = requestKey("set-wish", actor.memberId, key);
  const digest = requestDigest(JSON.stringify(wish));
  const [row] = await sql<{ status: "set" | "known" | "key_reused" | "locked" }[]>`
    select set_wish(${actor.memberId}, ${newId()}::uuid, ${keyDigest}, ${digest}, ${sql.json(wish as never)}) as status`;
  switch (row?.status) {
    case "set":
    case "known":
      return done(null);
    case "locked":
      return refused({ code: "member_locked" });
    case "key_reused":
      return refused({ code: "key_reused" });
    default:
      throw new Error(`Member ${actor.memberId} has no wallet`);
  }
}

/** The reward as redeeming reads it. */
async function findOffer(actor: Actor<"membership.use">, reward: string) {
  const [row] = await sql<LoadedRow[]>`
    select * from load_redemptions(${[actor.memberId]}, ${[reward]}::uuid[])`;
  return row?.reward ? toOffer(row.reward) : null;
}
