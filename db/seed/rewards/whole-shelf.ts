import { cards } from "./cards";
import { counter } from "./counter";
import { discounts } from "./discounts";
import { forSome } from "./for-some";
import { fromAfar } from "./from-afar";
import { giving } from "./giving";
import { outings } from "./outings";
import type { RewardCard } from "./reward-card";
import { things } from "./things";

/** Everything on the demonstration's shelf, of every kind. */
export const wholeShelf: RewardCard[] = [
  ...counter,
  ...discounts,
  ...cards,
  ...giving,
  ...things,
  ...outings,
  ...fromAfar,
  ...forSome,
];
