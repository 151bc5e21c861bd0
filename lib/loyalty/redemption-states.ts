/** Where a redemption can stand. */
export const redemptionStates = [
  "ready",
  "processing",
  "shipped",
  "delivered",
  "booked",
  "used",
  "done",
  "expired",
  "cancelled",
  "failed",
  "held",
] as const;
export type RedemptionState = (typeof redemptionStates)[number];

/** Whether a redemption in this state gave its points back. */
export function gaveBack(state: RedemptionState): boolean {
  return state === "cancelled" || state === "failed";
}
