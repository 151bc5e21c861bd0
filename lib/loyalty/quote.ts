import type { Instant } from "@/lib/base/clock";
import { type Account, draftOf } from "./account";
import type { Budgets } from "./budgets";
import { evaluate } from "./earning";
import { type EarningEvent, type MemberInputs, nothingKnown } from "./earning-event";
import type { Points } from "./points";
import { settle } from "./settlement";
import { talliesOf } from "./tallies";
import { type TermsHistory, termsAsOf } from "./terms";
import { firstLevel, tierPointsOf } from "./tiers";
import type { EarnedTrace } from "./trace";

/** Who asks: a member as they stand, or null for somebody who would join now. */
export type Earner = { account: Account; inputs: MemberInputs } | null;

export type Quote = { points: Points; trace: EarnedTrace; tier: string };

/**
 * What a purchase made this moment would earn, by the very evaluator that decides it when it is made: for a member with their tier and
 * what they have used of caps, for a visitor on the first tier.
 */
export function quote(
  event: EarningEvent & { money: { totalMinor: number; currency: string } },
  { history, earner, budgets, at }: { history: TermsHistory; earner: Earner; budgets: Budgets; at: Instant },
): Quote {
  const terms = termsAsOf(history, at);
  const { tier, tallies } = earner
    ? standingOf(earner.account, history, at)
    : { tier: firstLevel(terms).code, tallies: talliesOf([]) };
  const member = earner?.inputs ?? nothingKnown;
  const earning = evaluate(event, { terms, tier, tallies, member, budgets });
  const tierPoints = tierPointsOf(terms, event, earning.base + earning.tier);
  const trace: EarnedTrace = {
    rule: "purchase",
    ...event.money,
    ...earning.trace,
    tierPoints,
    tierPeriodClosed: false,
  };
  return { points: earning.base + earning.bonus, trace, tier };
}

function standingOf(account: Account, history: TermsHistory, at: Instant) {
  const draft = draftOf(account, history);
  settle(draft, at);
  return draft;
}
