import type { Currency } from "@/lib/base/currency";
import { isCurrency } from "@/lib/base/currency";
import { kinds } from "@/lib/loyalty/kinds";
import { presetOf } from "@/lib/loyalty/presets";
import { numbersOf, type PresetNumbers, withNumbers } from "@/lib/loyalty/presets/numbers";
import { amountsIn, type Preset, type StarterReward } from "@/lib/loyalty/presets/preset";
import { type TermsDocument, termsDocument } from "@/lib/loyalty/terms";
import { calledIn } from "@/messages/unit-words";
import type { SetupAnswers, StarterAnswer } from "./answers";

export type ChosenProgramme = {
  preset: Preset;
  currency: Currency;
  numbers: PresetNumbers;
  document: TermsDocument;
  rewards: { starter: StarterReward; answer: StarterAnswer }[];
};

type Names = Parameters<typeof calledIn>[1];
export type ChosenSettings = { currency: string; zone: string; unitNames: Names };

/** The programme as it would open with these answers; null until a preset is chosen. */
export function chosenProgramme(
  given: SetupAnswers,
  { currency, zone, unitNames }: ChosenSettings,
): ChosenProgramme | null {
  const preset = presetOf(given.preset);
  if (preset === null || !isCurrency(currency)) return null;
  const own = inUnit(documentOf(preset, currency, zone), unitNames);
  const numbers = given.numbers ?? numbersOf(own, currency, basketOf(preset, currency));
  return {
    preset,
    currency,
    numbers,
    document: withNumbers(own, currency, numbers),
    rewards: inUnit(preset.rewards(amountsIn(currency)), unitNames).map((starter) => ({
      starter,
      answer: given.rewards?.[starter.slug] ?? { isWanted: true, points: starter.points, stock: starter.stock },
    })),
  };
}

/** The same with every text of both languages calling points by these names. */
function inUnit<Value>(value: Value, names: Names): Value {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => inUnit(each, names)) as Value;
  const renamed = Object.entries(value).map(([key, part]) => [
    key,
    key === "id" || key === "en" ? inWords(part, calledIn(key, names)) : inUnit(part, names),
  ]);
  return Object.fromEntries(renamed);
}

function inWords(part: unknown, rename: (text: string) => string): unknown {
  if (typeof part === "string") return rename(part);
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map((each) => inWords(each, rename));
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, inWords(each, rename)]));
}

export function documentOf(preset: Preset, currency: Currency, zone: string): TermsDocument {
  return termsDocument.parse(preset.terms(amountsIn(currency), zone));
}

export function basketOf(preset: Preset, currency: Currency): number {
  return amountsIn(currency).of(preset.basketThousands);
}

/** What a reward still lacks before members may see it; null when it can be shown at the opening. */
export function starterLacks({ kind, details }: StarterReward): "codes" | "dates" | "provider" | "partner" | null {
  const rule: { codes: string; asks: readonly string[]; orders?: string } = kinds[kind];
  if (rule.codes === "inventory") return "codes";
  if (rule.asks.includes("date")) return "dates";
  if (rule.orders !== undefined) return "provider";
  return kind === "donation" && details.partner === undefined ? "partner" : null;
}
