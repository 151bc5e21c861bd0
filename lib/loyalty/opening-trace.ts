import type { Points } from "./points";
import type { PointKind } from "./terms";

/** What a member brought along when the programme moved to this portal. Instants are milliseconds since 1970 (UTC). */
export type OpeningTrace = {
  rule: "opening";
  lots: {
    kind: PointKind;
    points: Points;
    /** The beginning of the day on which they were earned; null where nobody knows. */
    earned: number | null;
    /** From when they can be spent, where that was still to come. */
    available: number | null;
    expires: number | null;
  }[];
  tierPoints: Points;
};

/** The level a member brought along. */
export type TierBroughtTrace = { rule: "tier_brought"; from: string; to: string; until: number | null };
