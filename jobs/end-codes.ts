import { endDueCodes } from "@/db/commands/end-codes";
import { inBites } from "./in-bites";

/** Takes codes out of stock that their supplier takes no more. */
export async function endCodesDue(): Promise<void> {
  await inBites(endDueCodes);
}
