import type { getTranslations } from "next-intl/server";
import type { RuleWords } from "@/components/rule-in-words";
import { isOfLife, sayLife, type TierWords } from "@/components/why-life";
import { isOfMerging, sayMerging } from "@/components/why-merge";
import { isOfOpening, sayOpening } from "@/components/why-opening";
import { isOfRefund, sayRefund } from "@/components/why-refund";
import { isOfRule, sayRule } from "@/components/why-rules";
import { neverReached } from "@/lib/base/result";
import { atBeginning } from "@/lib/base/sentence";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/explain";

type Say = Awaited<ReturnType<typeof getTranslations<"why">>>;

/** One sentence of why, in the words of its reader. */
export function say(t: Say, statement: Statement, tiers: TierWords, words: InWords, rules: RuleWords): string {
  const { tier, counted } = tiers;
  const until = (time: number) => words.until(new Date(time));
  if (isOfRule(statement)) return sayRule(t, statement, words, rules);
  if (isOfLife(statement)) return sayLife(t, statement, tiers, words);
  if (isOfRefund(statement)) return sayRefund(t, statement, tier, words);
  if (isOfMerging(statement)) return sayMerging(t, statement, tiers, words);
  if (isOfOpening(statement)) return sayOpening(t, statement, tier, words);
  const { key } = statement;
  switch (key) {
    case "purchase":
      return t(key, {
        money: words.money(statement.totalMinor, statement.currency),
        version: statement.termsVersion,
      });
    case "event":
      return t(key, { event: atBeginning(rules.label(statement.event)), version: statement.termsVersion });
    case "rate":
      return t(key, {
        money: words.money(statement.totalMinor, statement.currency),
        per: words.money(statement.perMinor, statement.currency),
        ratePoints: statement.ratePoints,
      });
    case "tier_bonus":
      return t(key, {
        tier: tier(statement.tier),
        percent: statement.extraPercent,
        of: words.points(statement.of),
      });
    case "sent":
    case "pooled_in":
    case "pooled_out":
    case "received":
    case "gift_received":
    case "gift_withdrawn":
    case "gift_ran_out":
      return t(key);
    case "gift_sent":
      return t(key, { at: until(statement.at) });
    case "moved_expiring":
      return t(key, { kind: t(statement.kind), at: until(statement.at) });
    case "moved_lasting":
      return t(key, { kind: t(statement.kind) });
    case "tier_no_bonus":
      return t(key, { tier: tier(statement.tier) });
    case "tier_no_bonus_next":
      return t(key, {
        tier: tier(statement.tier),
        next: tier(statement.next),
        points: words.points(statement.wouldGive),
      });
    case "tier_points":
      return t(key, { counted: counted(statement.tierPoints) });
    case "tier_period_had_closed":
    case "restored":
    case "bonus_bought":
      return t(key);
    case "presented":
      return t(`presented.${statement.because}`);
    case "wished":
      return t(key, { at: words.at(new Date(statement.since)) });
    case "wish_goal_reached":
      return t(key, { points: words.points(statement.spendable), keep: words.points(statement.keep) });
    case "wish_points_ending":
      return t(key, { points: words.points(statement.ending), at: until(statement.at) });
    case "pending_until":
      return t(key, { at: words.at(new Date(statement.at)) });
    case "good_until":
      return t(key, { points: words.points(statement.ofPoints), kind: t(statement.kind), at: until(statement.at) });
    case "good_for_ever":
      return t(key, { points: words.points(statement.ofPoints), kind: t(statement.kind) });
    case "lapsed":
      return t(key, { kind: t(statement.kind), version: statement.earnedUnder });
    case "redeemed":
      return t(key, {
        quantity: statement.quantity,
        price: words.points(statement.price),
        total: words.points(statement.total),
      });
    case "drawn_expiring":
    case "given_back":
    case "given_back_extended":
      return t(key, { kind: t(statement.kind), at: until(statement.at) });
    case "drawn_lasting":
    case "given_back_lasting":
    case "adjusted_given":
      return t(key, { kind: t(statement.kind) });
    case "adjusted_corrects":
      return t(key, { line: statement.line });
    case "adjusted_taken":
      return t(key);
    case "owed":
      return t(key, { points: words.points(0 - statement.points) });
    case "repaid":
      return t(key, { points: words.points(statement.repaid) });
    default:
      return neverReached(statement);
  }
}
