import type { RewardChoice } from "@/db/queries/wishes";
import { parseWholeNumber } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { type AskedWish, MOST_DAYS_BEFORE, type WishRefusal } from "@/lib/loyalty/wish";

export type Typed = Partial<Record<"purpose" | "action" | "reward" | "keep" | "most" | "least" | "days", string>>;

/** Why what was typed is no wish: what a wish is refused for, or that its reward was never chosen. */
export type UnreadWish = WishRefusal | { code: "reward_missing" };

/** A wish as it was typed, with the reward it is for; what was left empty is what the reward costs now. */
export function readAsked(
  typed: Typed,
  choices: readonly RewardChoice[],
  locale: Locale,
): Result<{ wish: AskedWish; reward: RewardChoice | null }, UnreadWish> {
  const purpose = typed.purpose === "expiry" ? "expiry" : "goal";
  const action = purpose === "goal" ? "redeem" : actionOf(typed.action);
  if (action === null) return refused({ code: "action_unsuited" });
  const whole = (text: string | undefined, empty: number) =>
    text === undefined || text.trim() === "" ? empty : parseWholeNumber(text, locale);
  const days = purpose === "goal" ? null : whole(typed.days, 0);
  if (days !== null && (days < 1 || days > MOST_DAYS_BEFORE))
    return refused({ code: "days_invalid", most: MOST_DAYS_BEFORE });
  const nothing = { mostPoints: null, keepPoints: 0, leastPoints: null, daysBefore: days };
  if (action === "remind") return done({ wish: { purpose, action, ...nothing }, reward: null });
  if (!typed.reward) return refused({ code: "reward_missing" });
  const reward = choices.find(({ publicId }) => publicId === typed.reward);
  if (!reward) return refused({ code: "reward_unknown" });
  if ((action === "donate") !== (reward.kind === "donation")) return refused({ code: "not_a_donation" });
  if (!reward.goesUnasked) return refused({ code: "asks_something" });
  const [keep, most, least] = [
    whole(typed.keep, 0),
    whole(typed.most, reward.points),
    whole(typed.least, reward.points),
  ];
  if (keep === null || most === null || least === null || least < 1) return refused({ code: "points_invalid" });
  if (most < reward.points) return refused({ code: "price_above", points: reward.points });
  const figures = { mostPoints: most, keepPoints: purpose === "goal" ? keep : 0, daysBefore: days };
  return done({ wish: { purpose, action, ...figures, leastPoints: purpose === "goal" ? null : least }, reward });
}

function actionOf(typed: string | undefined) {
  return (["remind", "redeem", "donate"] as const).find((each) => each === typed) ?? null;
}
