import { z } from "zod";
import { isCurrency } from "@/lib/base/currency";

const words = z.object({ id: z.string().min(1), en: z.string().min(1) });
const currency = z.string().refine((code): boolean => isCurrency(code), "not a currency this portal knows");
const whole = z.number().int().min(1);

/** What a level gives, in words; some kinds say their figures too. A benefit without a kind is one the portal only tells of. */
const benefit = z.union([
  words.extend({ kind: z.literal("exclusive_rewards") }),
  words.extend({ kind: z.literal("early_access"), days: whole.max(90) }),
  words.extend({ kind: z.literal("free_delivery") }),
  words.extend({ kind: z.literal("birthday_gift") }),
  words.extend({ kind: z.literal("more_points") }),
  words,
]);

const tierLevel = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: words,
  /** What has to be counted (see `measure`) for it to begin. */
  from: z.number().int().min(0),
  /** What an ordinary purchase earns here, in per cent of the base rate. */
  earnPercent: z.number().int().min(100).max(1000),
  benefits: z.array(benefit),
});

/** What a purchase counts towards a tier: the wallet's tier points are this number, whatever it is made of. */
const measure = z.discriminatedUnion("kind", [
  /** Its base points. */
  z.object({ kind: z.literal("tier_points") }),
  /** Its amount, in minor units of the currency; of other currencies `gives` for every full `per` of theirs, or nothing. */
  z.object({
    kind: z.literal("spend"),
    currency,
    others: z.record(currency, z.object({ gives: whole, per: whole })).default({}),
  }),
  /** One, where it was of so many minor units at least; a currency without a floor counts from its smallest coin on. */
  z.object({ kind: z.literal("purchases"), atLeast: z.record(currency, whole).default({}) }),
]);

export const tierPolicy = z
  .object({
    /** In which time it is counted: this calendar year, the running month and those before it, or for ever. */
    window: z.enum(["calendar_year", "rolling_months", "lifetime"]),
    /** How many months roll, the running one among them. */
    months: z.number().int().min(1).max(60).optional(),
    measure: measure.default({ kind: "tier_points" }),
    /** Days after the end of a period in which a level can still be kept. */
    graceDays: z.number().int().min(0).max(180).default(0),
    downgrade: z.enum(["one_down", "to_balance"]),
    levels: z.array(tierLevel).min(1),
  })
  .refine((tiers) => tiers.levels[0]?.from === 0, "The first tier begins at 0 points.")
  .refine((tiers) => isRising(tiers.levels.map((level) => level.from)), "Each tier asks more than the one before.")
  .refine(
    (tiers) => (tiers.window === "rolling_months") === (tiers.months !== undefined),
    "Rolling tiers say how many months.",
  );

export type TierLevel = z.infer<typeof tierLevel>;

export type Benefit = z.infer<typeof benefit>;

function isRising(values: number[]): boolean {
  return values.every((value, place) => place === 0 || value > (values[place - 1] ?? value));
}
