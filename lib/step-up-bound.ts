/** Stands for how many, where a form still lets its reader choose; the browser puts in what was chosen. */
export const UNITS_CHOSEN = "{units}";

/** What a passkey's answer is good for: redeeming so many units of this reward at this price, on this sheet, in this session. */
export function redeemBound(of: {
  session: string;
  rewardId: string;
  price: number;
  key: string;
  units: string;
}): string {
  const { session, rewardId, price, key, units } = of;
  return ["redeem", session, rewardId, price, key, units].join(" ");
}

/** What a passkey's answer is good for: showing this redemption in this session. */
export function revealBound({ session, redemptionId }: { session: string; redemptionId: string }): string {
  return ["reveal", session, redemptionId].join(" ");
}
