import { sql } from "@/db/client";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

/** Marks a published reward as a member's favourite; again, or of a reward there is none of, nothing happens. */
export async function keepFavourite({ memberId }: Actor<"membership.use">, rewardId: string): Promise<void> {
  if (isId(rewardId)) await sql`select keep_favourite(${memberId}, ${rewardId}::uuid)`;
}

/** Takes a favourite back, whichever of a member's merged memberships it came from. */
export async function dropFavourite({ memberId }: Actor<"membership.use">, rewardId: string): Promise<void> {
  if (isId(rewardId)) await sql`select drop_favourite(${memberId}, ${rewardId}::uuid)`;
}
