import type { Currency } from "@/lib/base/currency";
import type { RewardEdit } from "../catalogue";
import type { TermsDraft } from "../terms";

export type Words = { id: string; en: string };

/** What a preset decides, each with its reason. */
export const topics = [
  "rate",
  "expiry",
  "tiers",
  "pending",
  "earning",
  "limits",
  "referral",
  "transfer",
  "rewards",
] as const;
type Topic = (typeof topics)[number];

/** Amounts of the chosen currency, in minor units: `of(85)` is Rp85.000, or US$8,50. */
export type Amounts = { currency: Currency; of: (thousands: number) => number };

/** A reward to begin with, as a draft of the catalogue: without an end, for anybody unless a tier is named. */
export type StarterReward = Pick<
  RewardEdit,
  "kind" | "category" | "texts" | "points" | "valueMinor" | "details" | "tierRequired" | "perMemberLimit" | "validDays"
> & {
  slug: string;
  /** How many there are to begin with; null: as many as are wanted. */
  stock: number | null;
};

/** What a line of business begins its programme with: terms, rewards, and why each choice is good practice. */
export type Preset = {
  code: string;
  /** What members are given points for in the first place: what they buy, or what they sell. */
  each: "purchase" | "sale";
  name: Words;
  who: Words;
  unit: { id: string; en: string; enOne: string };
  /** What one ordinary purchase comes to, and where. */
  basketThousands: number;
  channel: "store" | "online";
  /** What a regular does in a year: so many such purchases, and what earns without buying, by the event's code. */
  year: { purchases: number; events: Readonly<Record<string, number>> };
  terms: (amounts: Amounts, zone: string) => TermsDraft;
  rewards: (amounts: Amounts) => StarterReward[];
  reasons: Record<Topic, Words>;
  /** What it says of itself; its test asks the evaluator. In per cent of sales, with one decimal. */
  claims: { basketPoints: number; costPercent: number; costOfRegularPercent: number };
};

/** What stands for a thousand rupiah in each currency: a round coin, not a rate of exchange. */
const thousand: Record<Currency, number> = {
  IDR: 1_000,
  USD: 10,
  EUR: 10,
  SGD: 10,
  AUD: 10,
  GBP: 10,
  MYR: 30,
  JPY: 10,
};

export function amountsIn(currency: Currency): Amounts {
  return { currency, of: (thousands) => Math.round(thousands * thousand[currency]) };
}
