import type { Details } from "@/lib/loyalty/kinds/details";
import type { RewardKind } from "@/lib/loyalty/reward";

/** What a reward of each kind says of itself when it is only there to be tried. */
export const trialDetails: Partial<Record<RewardKind, Details>> = {
  discount: { percent: 10 },
  donation: { partner: "Yayasan Peragaan", licence: "SK 1/2026", collects: "donation", unitMinor: 1_000 },
};
