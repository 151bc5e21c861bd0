import { returnDueGifts } from "@/db/commands/take-gift-back";
import { programmeNow } from "@/db/queries/programme-time";
import { inBites } from "./in-bites";

/** Gives gifts back to their givers that nobody opened in time. */
export async function returnGiftsDue(): Promise<void> {
  const now = await programmeNow();
  await inBites((limit) => returnDueGifts(now, limit));
}
