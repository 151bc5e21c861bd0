/** Stands for how many, where a form still lets its reader choose; the browser puts in what was chosen. */
export const UNITS_CHOSEN = "{units}";

/** Stands for what the field `points` holds, letter by letter as it was typed; the browser puts it in. */
export const POINTS_TYPED = "{points}";

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

/** What a passkey's answer is good for: sending so many points to this member, on this sheet, in this session. */
export function transferBound(of: { session: string; to: string; points: number; key: string }): string {
  const { session, to, points, key } = of;
  return ["transfer", session, to, points, key].join(" ");
}

/** What a passkey's answer is good for: one gift of the points typed, on this sheet, in this session. */
export function giftBound({ session, points, key }: { session: string; points: string; key: string }): string {
  return ["gift", session, key, points].join(" ");
}

/** What a passkey's answer is good for: so many points into this pool or out of it, on this sheet, in this session. */
export function poolBound(of: {
  session: string;
  pool: string;
  way: "in" | "out";
  points: number;
  key: string;
}): string {
  const { session, pool, way, points, key } = of;
  return ["pool", session, pool, way, points, key].join(" ");
}

/** What a passkey's answer is good for: leaving this pool with what is one's own, on this sheet, in this session. */
export function leavingBound({ session, pool, key }: { session: string; pool: string; key: string }): string {
  return ["pool-leave", session, pool, key].join(" ");
}

/** What is agreed to for later: every figure that decides when it is done, on what, and how much it takes. */
type WishFigures = {
  purpose: string;
  action: string;
  reward: string;
  mostPoints: number | null;
  keepPoints: number;
  leastPoints: number | null;
  daysBefore: number | null;
};

/** What a passkey's answer is good for: agreeing to just this being redeemed unasked, on this sheet, in this session. */
export function wishBound({ session, key, wish }: { session: string; key: string; wish: WishFigures }): string {
  const { purpose, action, reward, mostPoints, keepPoints, leastPoints, daysBefore } = wish;
  const figures = [mostPoints, keepPoints, leastPoints, daysBefore].map((figure) => figure ?? "-");
  return ["wish", session, purpose, action, reward, ...figures, key].join(" ");
}
