import { z } from "zod";

/** Whether members may put points together, as a family does. */
export const poolPolicy = z
  .object({
    isOn: z.boolean(),
    /** How many members share one pool at most, whoever opened it among them. */
    mostMembers: z.number().int().min(2).max(50),
    /**
     * Whether what a member puts in is limited as a transfer is, counted together with what they send: others may take it, so that without
     * it a pool goes round every limit of transfers. Whether transfers themselves are on does not matter to it.
     */
    limits: z.enum(["none", "as_transfers"]).default("none"),
  })
  .default({ isOn: false, mostMembers: 6, limits: "none" });
