import type { Bonus } from "../bonus-bought";
import type { RedemptionState } from "../redemption-states";
import type { Ask } from "./asks";
import type { DetailFields, DetailProblem, Details } from "./details";

/** Who can move a redemption to another state. */
export type Mover = "member" | "counter" | "fulfilment" | "provider" | "time";

/** What has to be said with a move: how a parcel travels, by which number a payment is found again, or what was mistaken. */
export type MoveNeeds = "tracking" | "reference" | "mistake";

/** From one state to another. To `cancelled` or `failed` gives the points back. */
export type Move = {
  from: RedemptionState;
  to: RedemptionState;
  by: readonly Mover[];
  needs?: MoveNeeds;
  /** Whether the units go back on the shelf. */
  returnsStock?: true;
};

/** Everything in which a kind of reward differs from the others; what is not here is the same for all of them. */
export type KindRule = {
  /** What staff say of such a reward besides what all rewards have, in the order of the form. */
  details: DetailFields;
  /** What holds for several of them together, by the field it is told at. */
  detailsProblem?: (details: Details) => { field: string; problem: DetailProblem } | null;
  /** What a member says when redeeming. */
  asks: readonly Ask[];
  /** Codes handed out one by one, one made for each redemption, or none. */
  codes: "inventory" | "own" | "none";
  first: RedemptionState;
  moves: readonly Move[];
  /** How many, or how much, one request may ask for. */
  most: number;
  /** Until when a member may cancel: within the terms' hours, until hours before their date, or never. */
  cancelUntil: "window" | "before_date" | "never";
  /** What one unit is worth in money, in minor units of the reward's currency; kept with the redemption. */
  worthMinor?: (details: Details) => number | null;
  /** Points that arrive by redeeming; null where none do. */
  gives?: (details: Details) => Bonus | null;
  /** The job that orders it of a provider, as soon as it is redeemed. */
  orders?: "top-up";
  /** Where a detail makes it another thing: sent or collected, ours or a partner's. */
  variant?: (details: Details) => Partial<Pick<KindRule, "asks" | "codes" | "first" | "moves" | "cancelUntil">>;
};
