import type { Instant } from "@/lib/base/clock";
import type { Draft } from "./account";
import { giftable, writeAccepted, writeBack, writeGiven } from "./gift";
import { spendable } from "./lots";
import type { Points } from "./points";
import { type Replay, type ReplayFact, shortOf } from "./replay-state";
import { settle } from "./settlement";

type Told =
  | { way: "give"; points: Points; until: number }
  | { way: "accept"; gift: string; from: string }
  | { way: "back"; gift: string; because: "withdrawn" | "ran_out" };

/** A gift that was given, arrived or came back; under other terms, of a gift that could not be given whole, what there was. */
export function tellGift(replay: Replay, draft: Draft, fact: ReplayFact, at: Instant): undefined {
  const told = fact.data as Told;
  settle(draft, at);
  if (told.way === "give") {
    const until = new Date(told.until);
    const there = spendable(giftable(draft.lots, until), at);
    const missing = Math.max(0, told.points - there);
    if (missing > 0) shortOf(replay, fact, missing);
    replay.moved.set(fact.id, writeGiven(draft, { id: fact.id, points: told.points - missing, until }, at));
    replay.drawn.set(fact.id, draft.lines.find((line) => line.source === `gift:${fact.id}`)?.changes ?? []);
    return;
  }
  const lots = replay.moved.get(told.gift) ?? [];
  const drawn = replay.drawn.get(told.gift) ?? [];
  replay.moved.delete(told.gift);
  replay.drawn.delete(told.gift);
  if (told.way === "accept") writeAccepted(draft, { id: fact.id, from: told.from, lots }, at);
  else writeBack(draft, { id: fact.id, because: told.because, drawn }, at);
}
