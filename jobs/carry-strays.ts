import { carryStrays } from "@/db/commands/carry-strays";
import { programmeNow } from "@/db/queries/programme-time";
import { inBites } from "./in-bites";

/** Sends on what came to merged memberships after all. */
export async function carryStraysDue(): Promise<void> {
  const now = await programmeNow();
  await inBites((limit) => carryStrays(now, limit));
}
