"use client";

import { RewardTile, type Tile } from "@/components/reward-tile";
import { heard, type Told } from "@/lib/base/told";
import { HeartButton } from "./heart-button";

export type ListedTile = Tile & {
  eager: boolean;
  /** Why it was picked for whoever looks; null in the list of all. */
  why: string | null;
  /** Null for a visitor, who marks nothing. */
  heart: { label: string; isFavourite: boolean } | null;
};

/** Rewards side by side, drawn from their words alone: a page of two dozen is told once (docs/decisions/0024). */
export function RewardTiles({ tiles, columns }: { tiles: Told<ListedTile[]>; columns: "few" | "many" }) {
  return (
    <ul
      className={`-mb-8 grid grid-cols-2 gap-x-4 lg:grid-cols-4 lg:gap-x-6 ${columns === "many" ? "sm:grid-cols-3" : ""}`}
    >
      {heard(tiles).map(({ why, heart, ...tile }) => (
        <li key={tile.id} className="relative row-span-5 grid grid-rows-subgrid gap-y-2 pb-8">
          <RewardTile {...tile} />
          {why === null ? null : <p className="text-note text-ink-soft">{why}</p>}
          {heart === null ? null : <HeartButton id={tile.id} {...heart} />}
        </li>
      ))}
    </ul>
  );
}
