import type { RedemptionState } from "../redemption-states";
import type { RewardKind } from "../reward";
import { access } from "./access";
import { cashBack } from "./cash-back";
import type { DetailField, Details } from "./details";
import { digital } from "./digital";
import { discount } from "./discount";
import { donation } from "./donation";
import { experience } from "./experience";
import { giftCard } from "./gift-card";
import type { KindRule } from "./kind-rule";
import { madeForYou } from "./made-for-you";
import { merchandise } from "./merchandise";
import { moveOf } from "./moves";
import { points } from "./points";
import { recognition } from "./recognition";
import { referral } from "./referral";
import { sample } from "./sample";
import { topUp } from "./top-up";
import { training } from "./training";
import { travel } from "./travel";

/** Each kind by its rule. A kind without one does not compile. */
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
  digital,
  top_up: topUp,
  referral,
} as const satisfies Record<RewardKind, KindRule>;

/** The names of all details of all kinds; the words for each stand in the messages under them. */
export type DetailFieldName = { [K in RewardKind]: keyof (typeof kinds)[K]["details"] }[RewardKind];

/** The same without those that say another in English: what members are told. */
export type ToldDetailName = Exclude<DetailFieldName, `${string}En`>;

/** The details of a kind, in the order in which they are asked. */
export function detailsOf(kind: RewardKind): [name: DetailFieldName, field: DetailField][] {
  return Object.entries(kinds[kind].details) as [DetailFieldName, DetailField][];
}

/** The details of a kind in the order in which they are told, each once. */
export function toldDetailsOf(kind: RewardKind): [name: ToldDetailName, field: DetailField][] {
  return detailsOf(kind).filter((each): each is [ToldDetailName, DetailField] => each[1].englishOf === undefined);
}

/** Whether a detail of this name is said in both languages. */
export function isInBoth(name: string): boolean {
  return Object.values(kinds).some(({ details }) => Object.hasOwn(details, `${name}En`));
}

/** The rule of a kind with what its details make of it. */
export function ruleOf(kind: RewardKind, details: Details): KindRule {
  const rule: KindRule = kinds[kind];
  return rule.variant ? { ...rule, ...rule.variant(details) } : rule;
}

/** Whether a cashier can take it as it stands: not what is over, nor a file, which is ready but downloaded elsewhere. */
export function isUsedAtCounter(redemption: { kind: RewardKind; details: Details; state: RedemptionState }): boolean {
  const { kind, details, state } = redemption;
  return moveOf(ruleOf(kind, details).moves, state, "used", "counter") !== null;
}

/** Where it stands again once marking it as used is taken back; null for what no cashier takes. */
export function reinstatedTo({ kind, details }: { kind: RewardKind; details: Details }): RedemptionState | null {
  return ruleOf(kind, details).moves.find(({ from, by }) => from === "used" && by.includes("counter"))?.to ?? null;
}

/** The kinds that are booked for a date. */
export const datedKinds = (Object.keys(kinds) as RewardKind[]).filter((kind) => {
  const rule: KindRule = kinds[kind];
  return rule.asks.includes("date");
});

/** The kinds whose codes come from an inventory. */
export const codedKinds = (Object.keys(kinds) as RewardKind[]).filter((kind) => kinds[kind].codes === "inventory");
