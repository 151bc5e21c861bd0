import { giveBackDue } from "@/db/commands/call-off-date";
import { inBites } from "./in-bites";

/** Gives back the points of those who had booked a date that was called off, and chose no other in time. */
export async function giveBackCalledOffDue(): Promise<void> {
  await inBites(giveBackDue);
}
