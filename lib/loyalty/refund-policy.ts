import { z } from "zod";
import type { Instant } from "@/lib/base/clock";

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

const DAY_MS = 86_400_000;

/** Refunds that came before this have waited for their sale longer than the terms allow. */
export function overdueRefundsBefore({ refunds }: { refunds: { waitingDays: number } }, now: Instant): Instant {
  return new Date(now.getTime() - refunds.waitingDays * DAY_MS);
}
