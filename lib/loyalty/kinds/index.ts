import type { RewardKind } from "../reward";
import { access } from "./access";
import { cashBack } from "./cash-back";
import type { DetailField, Details } from "./details";
import { discount } from "./discount";
import { donation } from "./donation";
import { experience } from "./experience";
import { giftCard } from "./gift-card";
import type { KindRule } from "./kind-rule";
import { madeForYou } from "./made-for-you";
import { merchandise } from "./merchandise";
import { points } from "./points";
import { recognition } from "./recognition";
import { sample } from "./sample";
import { training } from "./training";
import { travel } from "./travel";

/** Each kind by its rule; null where its whole life does not work yet: it can be prepared and not published. */
export const kinds = {
  merchandise,
  gift_card: giftCard,
  experience,
  discount,
  cash_back: cashBack,
  recognition,
  points,
  sample,
  made_for_you: madeForYou,
  donation,
  training,
  access,
  travel,
  digital: null,
  top_up: null,
  referral: null,
} as const satisfies Record<RewardKind, KindRule | null>;

type Living = { [K in RewardKind]: (typeof kinds)[K] extends null ? never : K }[RewardKind];
/** The names of all details of all kinds; the words for each stand in the messages under them. */
export type DetailFieldName = { [K in Living]: keyof (typeof kinds)[K]["details"] }[Living];

/** The details of a kind, in the order in which they are asked and told. */
export function detailsOf(kind: RewardKind): [name: DetailFieldName, field: DetailField][] {
  const rule: KindRule | null = kinds[kind];
  return Object.entries(rule?.details ?? {}) as [DetailFieldName, DetailField][];
}

/** The rule of a kind with what its details make of it; null where the kind does not live. */
export function ruleOf(kind: RewardKind, details: Details): KindRule | null {
  const rule: KindRule | null = kinds[kind];
  return rule?.variant ? { ...rule, ...rule.variant(details) } : rule;
}

/** The kinds that are booked for a date. */
export const datedKinds = (Object.keys(kinds) as RewardKind[]).filter((kind) => {
  const rule: KindRule | null = kinds[kind];
  return rule?.asks.includes("date") ?? false;
});
