import { tileOf } from "@/components/reward-card";
import type { RewardCardView } from "@/db/queries/offers";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import { translationsIn } from "@/lib/translations-in";
import type { ListedTile } from "./reward-tiles";

type Listed = { card: RewardCardView; why: string | null; isFavourite: boolean };

/** What the tiles of a list say; the first `eager` of them are needed at once. Hearts are for members. */
export function listedTiles(
  listed: readonly Listed[],
  seen: { terms: Terms; words: InWords; now: Date; isMember: boolean; eager: number },
): ListedTile[] {
  const { locale } = seen.words;
  const rewards = translationsIn(locale, "rewards");
  const kinds = translationsIn(locale, "reward-kinds");
  const favourite = translationsIn(locale, "rewards.favourite");
  return listed.map(({ card, why, isFavourite }, place) => ({
    ...tileOf(card, seen, rewards, kinds),
    eager: place < seen.eager,
    why,
    heart: seen.isMember ? { label: favourite("of", { reward: card.name }), isFavourite } : null,
  }));
}
