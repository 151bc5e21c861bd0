import { cards } from "./cards";
import { counter } from "./counter";
import { discounts } from "./discounts";
import { giving } from "./giving";
import { prepared } from "./prepared";
import type { RewardCard } from "./reward-card";

/** Everything on the demonstration's shelf, of every kind. */
export const wholeShelf: RewardCard[] = [...counter, ...discounts, ...cards, ...giving, ...prepared];
