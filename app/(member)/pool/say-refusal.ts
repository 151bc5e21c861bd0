import { getTranslations } from "next-intl/server";
import type { PooledAnswer } from "@/db/commands/move-pooled-points";
import type { InWords } from "@/lib/in-words";
import type { LimitRefusal } from "@/lib/loyalty/transfer";

type Refusal = Extract<PooledAnswer, { ok: false }>["refusal"];
type Words = Pick<InWords, "points" | "day">;

/** Why points cannot be moved as was asked. */
export async function sayRefusal(refusal: Refusal, words: Words): Promise<string> {
  const t = await getTranslations("pool.refusal");
  switch (refusal.code) {
    case "below_least":
    case "above_day_limit":
    case "above_month_limit":
    case "cooling_off":
      return saidLimit(refusal, words);
    case "points_missing":
      return t(refusal.code, { missing: words.points(refusal.missing) });
    default:
      return t(refusal.code);
  }
}

/** What the limits of the terms have against putting points in. */
export async function saidLimit(refusal: LimitRefusal, words: Words): Promise<string> {
  const t = await getTranslations("pool.refusal");
  switch (refusal.code) {
    case "below_least":
      return t(refusal.code, { least: words.points(refusal.least) });
    case "above_day_limit":
    case "above_month_limit":
      return t(refusal.code, { left: words.points(refusal.left), most: words.points(refusal.most) });
    case "cooling_off":
      return t(refusal.code, { day: words.day(refusal.until) });
  }
}
