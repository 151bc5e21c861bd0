import type { Sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Actors } from "./actors";
import { asOf } from "./set-back";
import type { Telling } from "./storyteller";

/** Something of the past that people did together, by the commands they do it with today. */
export type Moment = {
  at: Instant;
  /** Whose books it may write into, by address. */
  who: readonly string[];
  happens: (scene: { actors: Actors; at: Instant }) => Promise<unknown>;
};

/** Lets moments happen in the order of time, each after what everybody did before. */
export async function liveThrough(
  moments: readonly Moment[],
  { owner, actors, telling }: { owner: Sql; actors: Actors; telling: Telling },
): Promise<void> {
  for (const { at, who, happens } of [...moments].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    await telling.until(at);
    await asOf(owner, at, () => happens({ actors, at }));
    await telling.resume(who.map((email) => actors.memberOf(email).id));
  }
}
