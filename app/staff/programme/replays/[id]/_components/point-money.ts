import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";

/** What points cost the programme by the terms' own value of a point; null where the terms name none. */
export function moneyOf({ earning: { pointValue } }: Terms, words: InWords): ((points: number) => string) | null {
  if (!pointValue) return null;
  const { minor, points: per, currency } = pointValue;
  return (points) => words.money(Math.round((points * minor) / per), currency);
}
