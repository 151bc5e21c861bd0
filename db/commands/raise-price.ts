import { sql } from "@/db/client";
import { findEdited } from "@/db/queries/edited-reward";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { type PriceRiseRefusal, priceRiseOf } from "@/lib/loyalty/catalogue";
import type { Actor } from "@/lib/loyalty/permissions";
import { endOfNotice } from "@/lib/loyalty/terms-publication";
import type { MoveRefusal } from "./move-reward";

/**
 * Announces that a published reward will be dearer, from `from` or as early as the terms' notice allows. Members see it on its page from
 * now on and pay the old price until then; a price announced before is replaced.
 */
export async function raisePrice(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number; points: number; from: Instant | null },
  now: Instant,
): Promise<Result<{ from: Instant }, MoveRefusal | PriceRiseRefusal>> {
  const { rewardId, version, points } = request;
  const reward = await findEdited(rewardId);
  if (reward === null) return refused({ code: "reward_unknown" });
  if (reward.version !== version) return refused(reward.conflict);
  const rise = priceRiseOf(reward, request, endOfNotice(await termsHistory(), now), now);
  if ("code" in rise) return refused(rise);
  const [row] = await sql<{ status: string }[]>`
    select raise_price(${actor.personId}, ${rewardId}::uuid, ${version}::int, ${points}::bigint, ${rise.from}::timestamptz) as status`;
  if (row?.status === "raised") return done(rise);
  const meanwhile = await findEdited(rewardId);
  return refused(meanwhile?.conflict ?? { code: "reward_unknown" });
}
