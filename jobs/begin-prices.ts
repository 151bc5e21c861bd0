import { beginPrices } from "@/db/commands/begin-prices";
import { inBites } from "./in-bites";

/** Lets announced prices begin; late by minutes at most, in the members' favour. */
export async function beginPricesDue(): Promise<void> {
  await inBites(beginPrices);
}
