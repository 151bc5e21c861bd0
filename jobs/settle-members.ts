import { settleDueMembers } from "@/db/commands/settle-members";
import { programmeNow } from "@/db/queries/programme-time";
import { inBites } from "./in-bites";

/** Writes down what time alone has changed: lapses and moves between tiers. */
export async function settleMembersDue(): Promise<void> {
  const now = await programmeNow();
  await inBites((limit) => settleDueMembers(now, limit));
}
