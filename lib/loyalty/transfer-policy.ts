import { z } from "zod";

const points = z.number().int().min(1).max(1_000_000_000);

/** Whether members may move points to one another, and how far. Days and months are those of the programme's zone. */
export const transferPolicy = z
  .object({
    isOn: z.boolean(),
    /** The fewest points one transfer moves. */
    leastPoints: points,
    /** The most points a member may give away in a day and in a month. */
    mostPerDay: points,
    mostPerMonth: points,
    /** Days after joining before a member may give points away. */
    coolingOffDays: z.number().int().min(0).max(365),
    /** Days a gift by link waits for whoever opens it; none: points are not given by link. */
    giftDays: z.number().int().min(0).max(90).default(0),
  })
  .default({
    isOn: false,
    leastPoints: 1,
    mostPerDay: 10_000,
    mostPerMonth: 50_000,
    coolingOffDays: 7,
    giftDays: 0,
  });

export type TransferPolicy = z.infer<typeof transferPolicy>;
