import { z } from "zod";

/** From how many points redeeming, and showing what was redeemed, may ask for a fresh second factor, and what counts as new. */
export const stepUpPolicy = z
  .object({
    /** What is redeemed for fewer points is never asked for. */
    askedFrom: z.number().int().min(1).max(1_000_000_000),
    /** Days for which a browser that somebody signed in with counts as new. */
    newDeviceDays: z.number().int().min(1).max(365),
    /** Days after a password or another second factor in which everything of that size is asked for. */
    changedDays: z.number().int().min(1).max(365),
    /** Minutes for which a code stays shown where it was asked for. */
    shownMinutes: z.number().int().min(1).max(1_440),
  })
  .default({ askedFrom: 5_000, newDeviceDays: 14, changedDays: 7, shownMinutes: 15 });

export type StepUpPolicy = z.infer<typeof stepUpPolicy>;
