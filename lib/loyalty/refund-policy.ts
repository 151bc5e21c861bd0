import { z } from "zod";

/** What the terms say of money that is given back; those of the day of the sale decide. */
export const refundPolicy = z
  .object({
    /** Tier points of what is given back: taken back with it, or kept. */
    tierPoints: z.enum(["taken_back", "kept"]),
    /** A level that was reached only thanks to what is given back: left again, or kept. */
    level: z.enum(["taken_back", "kept"]),
    /** Days a refund may wait for its sale before staff are asked to look at it. */
    waitingDays: z.number().int().min(1).max(365),
  })
  .default({ tierPoints: "taken_back", level: "taken_back", waitingDays: 7 });
