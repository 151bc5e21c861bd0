import type { RewardOffer } from "./reward";

/** What a reward is given for: a birthday, a level that was reached, the day of joining, or whatever else holds of the member. */
export const occasions = ["birthday", "tier_up", "anniversary", "criteria"] as const;
export type Occasion = (typeof occasions)[number];

/** In a redemption's trace: by which distribution it was given for nothing, and for what; `of` names the occasion, and nothing personal. */
export type PresentTrace = { id: string; because: Occasion; of: string };

/** The present a fact was kept with, its fields in the order in which they are hashed: the database keeps them in an order of its own. */
export function presentFromFact(kept: unknown): PresentTrace | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const { id, because, of } = kept as PresentTrace;
  return { id, because, of };
}

/** A reward as it is given for nothing: neither points nor money are asked for it. */
export function freeOf(reward: RewardOffer): RewardOffer {
  const { cashMinor: _, ...details } = reward.details;
  return { ...reward, points: 0, details };
}

export type PresentStatement = { key: "presented"; points: 0; because: Occasion };

/** That it was a present, and for what; nothing where it was bought. */
export function presentStatements(present: PresentTrace | undefined): PresentStatement[] {
  return present ? [{ key: "presented", points: 0, because: present.because }] : [];
}
