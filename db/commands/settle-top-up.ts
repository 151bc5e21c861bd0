import { sql } from "@/db/client";
import type { TopUpAnswer } from "@/lib/top-up/provider";
import { moveRedemption } from "./move-redemption";

/**
 * Takes a provider's answer about a top-up: done and failed end it, a failed one with all its points back. However often and in
 * whatever order answers come, the first that ends it holds. False where there is no such top-up.
 */
export async function settleTopUp(key: string, { status, reference }: TopUpAnswer): Promise<boolean> {
  await noteTopUp(key, status, reference);
  if (status === "in_progress") return true;
  const moved = await moveRedemption(
    { by: "provider" },
    { redemptionId: key, from: null, to: status, details: { reference } },
  );
  return moved.ok || moved.refusal.code !== "redemption_unknown";
}

/** Notes that a top-up was asked for, or how far its provider is. */
export async function noteTopUp(
  key: string,
  state: TopUpAnswer["status"] | "waiting",
  reference: string | null,
): Promise<void> {
  await sql`select note_top_up(${key}::uuid, ${state}, ${reference})`;
}

/** Leaves a top-up nobody can tell anything about to staff: its points go back only once it is known that nothing was filled up. */
export async function holdTopUp(key: string): Promise<void> {
  await moveRedemption({ by: "provider" }, { redemptionId: key, from: "processing", to: "held" });
}
