import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import { datedKinds } from "@/lib/loyalty/kinds";
import type { Actor } from "@/lib/loyalty/permissions";

/** Has a member told when a reward that is out of stock is back. Answers `in_stock` where there is some by now: nobody has to wait. */
export async function awaitStock(
  { memberId }: Actor<"membership.use">,
  rewardId: string,
): Promise<"waiting" | "in_stock" | "missing"> {
  if (!isId(rewardId)) return "missing";
  const [row] = await sql<{ status: "waiting" | "in_stock" | "missing" }[]>`
    select await_stock(${memberId}, ${rewardId}::uuid, ${datedKinds}::text[]) as status`;
  return row?.status ?? "missing";
}

export async function stopAwaiting({ memberId }: Actor<"membership.use">, rewardId: string): Promise<void> {
  if (isId(rewardId)) await sql`select stop_awaiting(${memberId}, ${rewardId}::uuid)`;
}

/** Tells everybody who waits for a reward that it is back, each once, unless none can be had by now. Answers how many were told. */
export async function tellStockBack(rewardId: string, now: Instant): Promise<number> {
  const [row] = await sql<{ told: number }[]>`
    select tell_stock_back(${rewardId}::uuid, ${datedKinds}::text[], ${now}) as told`;
  return row?.told ?? 0;
}
