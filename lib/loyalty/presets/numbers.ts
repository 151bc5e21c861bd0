import { z } from "zod";
import type { ExpiryPolicy } from "../expiry-policy";
import type { TermsDocument } from "../terms";
import type { TierLevel } from "../tier-policy";

const whole = (most: number) => z.number().int().min(1).max(most);
const LARGEST = 1_000_000_000_000;

/** The few figures somebody changes before opening; everything else is the preset's, and can be changed in a draft later. */
export const presetNumbers = z.object({
  /** One ordinary purchase, for the examples; in minor units. */
  basketMinor: whole(LARGEST),
  /** So many points for every `minor`. */
  rate: z.object({ points: whole(10_000), minor: whole(LARGEST) }),
  /** How ordinary points end: never, so many months after they were earned or after the last activity, or as the preset says. */
  expiry: z.discriminatedUnion("policy", [
    z.object({ policy: z.literal("never") }),
    z.object({ policy: z.enum(["fixed", "rolling"]), months: whole(120) }),
    z.object({ policy: z.literal("calendar") }),
  ]),
  /** From where each level after the first begins, and how many per cent more it earns. */
  levels: z.array(z.object({ from: whole(LARGEST), more: z.number().int().min(0).max(900) })).max(10),
});

export type PresetNumbers = z.infer<typeof presetNumbers>;

/** The figures of a document as they stand. */
export function numbersOf(document: TermsDocument, currency: string, basketMinor: number): PresetNumbers {
  const { base } = document.expiry;
  const rate = document.rates[currency] ?? { points: 1, minor: 1 };
  return {
    basketMinor,
    rate: { points: rate.points, minor: rate.minor },
    expiry: "months" in base ? { policy: base.policy, months: base.months } : { policy: base.policy },
    levels: document.tiers.levels.slice(1).map(({ from, earnPercent }) => ({ from, more: earnPercent - 100 })),
  };
}

/** The document with these figures; what it says in words of a figure says the new one. */
export function withNumbers(document: TermsDocument, currency: string, numbers: PresetNumbers): TermsDocument {
  const { expiry, tiers } = document;
  const levels = tiers.levels.map((level, place) => {
    const wish = numbers.levels[place - 1];
    return wish === undefined ? level : levelWith(level, wish);
  });
  return {
    ...document,
    rates: { ...document.rates, [currency]: numbers.rate },
    expiry: { ...expiry, base: expiryWith(expiry.base, numbers.expiry) },
    tiers: { ...tiers, levels },
  };
}

function levelWith(level: TierLevel, { from, more }: PresetNumbers["levels"][number]): TierLevel {
  const before = String(level.earnPercent - 100);
  const inWords = (text: string) => text.replace(`${before}%`, `${more}%`);
  const benefits = level.benefits
    .filter((benefit) => more > 0 || !("kind" in benefit) || benefit.kind !== "more_points")
    .map((benefit) =>
      "kind" in benefit && benefit.kind === "more_points"
        ? { ...benefit, id: inWords(benefit.id), en: inWords(benefit.en) }
        : benefit,
    );
  return { ...level, from, earnPercent: 100 + more, benefits };
}

function expiryWith(before: ExpiryPolicy, wish: PresetNumbers["expiry"]): ExpiryPolicy {
  if (wish.policy === "never") return { policy: "never" };
  if (wish.policy === "calendar")
    return before.policy === "calendar" ? before : { policy: "calendar", on: "12-31", leastDays: 90 };
  const roundTo = "roundTo" in before && before.roundTo !== "none" ? before.roundTo : "month";
  if (wish.policy === "fixed") return { policy: "fixed", months: wish.months, roundTo };
  const activity = before.policy === "rolling" ? before.activity : ["purchase", "redemption"];
  return { policy: "rolling", months: wish.months, roundTo, activity };
}
