import type { Instant } from "@/lib/base/clock";
import type { Points } from "./points";

/** A price members had to pay, from one instant up to another; null for one without an end yet. */
export type PriceHeld = { points: Points; from: Instant; to: Instant | null };

/**
 * What a reward has cost members and is to cost, newest first, of the prices it was given, oldest first. A price that was gone before the
 * reward was first shown, or at the instant it came, was never anybody's to pay and is none; the same price twice is one.
 */
export function pricesHeld(
  given: readonly { points: Points; since: Instant }[],
  publishedAt: Instant | null,
): PriceHeld[] {
  const held: PriceHeld[] = [];
  given.forEach(({ points, since }, place) => {
    const to = given[place + 1]?.since ?? null;
    const from = publishedAt && publishedAt > since ? publishedAt : since;
    if (to && to <= from) return;
    const before = held.at(-1);
    if (before?.points === points) before.to = to;
    else held.push({ points, from, to });
  });
  return held.reverse();
}

/** The price that the present one took the place of, where it is lower since no longer than so many days; null otherwise. */
export function cheaperSince(prices: readonly PriceHeld[], now: Instant, days: number): PriceHeld | null {
  const place = prices.findIndex(({ from }) => from <= now);
  const [present, before] = [prices[place], prices[place + 1]];
  if (!present || !before || before.points <= present.points) return null;
  return now.getTime() - present.from.getTime() < days * 86_400_000 ? before : null;
}
