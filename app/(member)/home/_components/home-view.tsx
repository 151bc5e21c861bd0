"use client";

import type { ReactNode } from "react";
import { CardFace, type CardWords } from "@/components/membership-card/card-face";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { RewardTile, type Tile } from "@/components/reward-tile";
import { Meter } from "@/components/ui/meter";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { heard, type Told } from "@/lib/base/told";
import type { NearReward, Part, RecentLine, TierWords } from "./home-words";
import { TierNow } from "./tier-now";

export type HomeWords = {
  greeting: string;
  balance: { label: string; figure: string; unit: string };
  card: CardWords & { figure: string };
  goal: Part<{ reward: NearReward }> | null;
  nearly: { title: string; rewards: NearReward[] } | null;
  /** Null for who has earned nothing yet, as the two after it. */
  redeemable: Part<{ tiles: Tile[] }> | null;
  expiring: Part<{ line: ExpiryLine | null; none: string }> | null;
  recent: Part<{ lines: RecentLine[]; none: string }> | null;
  tier: Part<TierWords>;
};

/** A sentence around its date. */
type ExpiryLine = { before: string; when: string; after: string; at: string; save: string };

/**
 * The first page of a member, drawn from its words alone: what each part says is told to the browser's scripts, not every element of it
 * (docs/decisions/0024). `aside`, `welcome` and `nothingYet` are parts that most members never see, drawn on the server.
 */
export function HomeView(props: {
  words: Told<HomeWords>;
  aside: ReactNode;
  welcome: ReactNode;
  nothingYet: ReactNode;
}) {
  const { greeting, balance, card, goal, nearly, redeemable, expiring, recent, tier } = heard(props.words);
  return (
    <>
      <div className="grid items-center gap-x-12 gap-y-6 lg:grid-cols-[1fr_26rem]">
        <div>
          <h1 className="text-title font-extrabold">{greeting}</h1>
          <p className="mt-4 text-ink-soft">{balance.label}</p>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-display font-extrabold proportional-nums sm:text-figure">{balance.figure}</span>
            <span className="text-lead font-semibold">{balance.unit}</span>
          </p>
          {props.aside}
        </div>
        <CardFace {...card} />
      </div>
      <div className="mt-10">
        {props.welcome}
        {goal ? (
          <Section id="goal" title={goal.title} action={<More {...goal} />}>
            <div className="max-w-2xl">
              <Near {...goal.reward} />
            </div>
          </Section>
        ) : null}
        {nearly ? (
          <Section id="nearly" title={nearly.title}>
            <ul className="grid gap-6 lg:grid-cols-2 lg:gap-10">
              {nearly.rewards.map((reward) => (
                <li key={reward.id}>
                  <Near {...reward} />
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {redeemable ? (
          <Section id="redeemable" title={redeemable.title} action={<More {...redeemable} />}>
            {props.nothingYet ?? <Tiles tiles={redeemable.tiles} />}
          </Section>
        ) : null}
        {expiring ? (
          <Section id="expiring" title={expiring.title} action={<More {...expiring} />}>
            {expiring.line ? <Expiring {...expiring.line} /> : <p className="text-ink-soft">{expiring.none}</p>}
          </Section>
        ) : null}
        {recent ? (
          <Section id="recent" title={recent.title} action={<More {...recent} />}>
            {recent.lines.length > 0 ? <Recent lines={recent.lines} /> : <p className="text-ink-soft">{recent.none}</p>}
          </Section>
        ) : null}
        <Section id="tier" title={tier.title} action={<More {...tier} />}>
          <TierNow {...tier} />
        </Section>
      </div>
    </>
  );
}

function Tiles({ tiles }: { tiles: Tile[] }) {
  return (
    <ul className="-mb-6 grid grid-cols-2 gap-x-4 lg:grid-cols-4">
      {tiles.map((tile) => (
        <li key={tile.id} className="row-span-4 grid grid-rows-subgrid pb-6">
          <RewardTile {...tile} />
        </li>
      ))}
    </ul>
  );
}

/** A reward that comes within reach next: always the remainder and the thing. */
function Near({ id, source, motif, said, value, max }: NearReward) {
  return (
    <div className="relative grid grid-cols-[5.5rem_1fr] items-center gap-4">
      <RewardPicture source={source} motif={motif} seed={id} eager={true} />
      <div className="grid gap-2">
        <PendingLink
          href={`/rewards/${id}`}
          className="inline-flex min-h-11 items-center gap-1 leading-snug font-semibold after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {said}
        </PendingLink>
        <Meter value={value} max={max} label={said} hideLabel={true} />
      </div>
    </div>
  );
}

/** What expires next, with its last moment and zone; the whole calendar is a page of its own. */
function Expiring({ before, when, after, at, save }: ExpiryLine) {
  return (
    <div className="grid justify-items-start">
      <p className="max-w-prose text-lead">
        {before}
        <time dateTime={at} className="font-bold">
          {when}
        </time>
        {after}
      </p>
      <PendingLink href="/saving#before-expiry" className={linkClass}>
        {save}
      </PendingLink>
    </div>
  );
}

/** The newest lines, without their reasons: those are on the page of all activity. */
function Recent({ lines }: { lines: RecentLine[] }) {
  return (
    <ul className="grid">
      {lines.map((line) => (
        <li
          key={line.version}
          className="flex items-baseline justify-between gap-6 border-t border-line py-3 first:border-t-0"
        >
          <span>
            <span className="font-semibold">{line.title}</span>
            <span className="block text-note text-ink-soft">{line.note}</span>
          </span>
          {line.change === null ? null : (
            <span className={`font-bold whitespace-nowrap ${line.isGain ? "text-good" : "text-ink"}`}>
              {`${line.change} `}
              <span className="font-medium">{line.unit}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const linkClass = "text-link inline-flex min-h-11 items-center gap-1";

function More({ href, more }: { href: string; more: string }) {
  return (
    <PendingLink href={href} className={linkClass}>
      {more}
    </PendingLink>
  );
}
