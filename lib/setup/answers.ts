import { z } from "zod";
import { presetNumbers } from "@/lib/loyalty/presets/numbers";

/** What is done of a reward to begin with. */
const starterAnswer = z.object({
  isWanted: z.boolean(),
  points: z.number().int().min(1).max(1_000_000_000),
  /** None: as many as are wanted. */
  stock: z.number().int().min(0).max(1_000_000_000).nullable(),
});

/** What was answered so far; a step that is missing was not reached. */
const answers = z.object({
  business: z.literal(true).optional(),
  brand: z.literal(true).optional(),
  preset: z.string().optional(),
  numbers: presetNumbers.optional(),
  rewards: z.record(z.string(), starterAnswer).optional(),
  mail: z.enum(["sent", "later"]).optional(),
});

export type SetupAnswers = z.infer<typeof answers>;
export type StarterAnswer = z.infer<typeof starterAnswer>;

/** What is kept as answers, as they are; nothing where it cannot be read any more. */
export function readAnswers(kept: unknown): SetupAnswers {
  const read = answers.safeParse(kept);
  return read.success ? read.data : {};
}

/** The steps after the owner's account, in order. */
export const setupSteps = ["business", "brand", "preset", "numbers", "rewards", "mail", "review"] as const;
export type SetupStep = (typeof setupSteps)[number];

/** The first step without an answer: where somebody who comes back goes on. */
export function nextStep(given: SetupAnswers): SetupStep {
  return setupSteps.find((step) => step !== "review" && given[step] === undefined) ?? "review";
}

/** Whether everything before a step is answered. */
export function mayEnter(step: SetupStep, given: SetupAnswers): boolean {
  return setupSteps.indexOf(step) <= setupSteps.indexOf(nextStep(given));
}
