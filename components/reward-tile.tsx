"use client";

import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { type BadgeTone, badgeClass } from "@/components/ui/badge-class";
import { LeafIcon, type LeafIconName } from "@/components/ui/leaf-icon";
import { PendingLink } from "@/components/ui/pending-link";
import type { MotifName } from "./reward-picture/draw-reward";

/** Where a reward stands, or why to be quick: in words, with its sign. */
export type RewardMark = { tone?: BadgeTone; icon?: LeafIconName; words: string };

export type Tile = {
  id: string;
  name: string;
  source: string | null;
  motif: MotifName;
  cost: string;
  perPoint: string | null;
  marks: RewardMark[];
};

/**
 * What `RewardCard` looks like, drawn from its words alone: a list of two dozen tells the browser's scripts the words of each
 * and how to draw one, instead of every element of all (docs/decisions/0024). Picture, name, price and marks are four rows of a list that lends them,
 * so that those of neighbours stand on the same lines.
 */
export function RewardTile(props: Tile & { eager?: boolean }) {
  return (
    <article className="relative row-span-4 grid grid-rows-subgrid content-start gap-y-2">
      <RewardPicture source={props.source} motif={props.motif} seed={props.id} eager={props.eager} />
      <h3 className="text-body leading-snug font-bold">
        <PendingLink
          href={`/rewards/${props.id}`}
          className="after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {props.name}
        </PendingLink>
      </h3>
      <p className="-mt-1 text-note">
        <span className="font-bold">{props.cost}</span>{" "}
        {props.perPoint === null ? null : <span className="block text-caption text-ink-soft">{props.perPoint}</span>}
      </p>
      <p className="flex flex-wrap items-start gap-1.5 self-start">
        {props.marks.map((mark) => (
          <RewardBadge key={mark.words} {...mark} />
        ))}
      </p>
    </article>
  );
}

export function RewardBadge({ tone, icon, words }: RewardMark) {
  return (
    <span className={badgeClass(tone)}>
      {icon ? <LeafIcon name={icon} size={15} /> : null}
      {words}
    </span>
  );
}
