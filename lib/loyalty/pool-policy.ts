import { z } from "zod";

/** Whether members may put points together, as a family does. */
export const poolPolicy = z
  .object({
    isOn: z.boolean(),
    /** How many members share one pool at most, whoever opened it among them. */
    mostMembers: z.number().int().min(2).max(50),
  })
  .default({ isOn: false, mostMembers: 6 });
