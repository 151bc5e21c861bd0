import { connect, type Sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { done, type Result, refused } from "@/lib/base/result";
import { beginPrices } from "./begin-prices";
import { expireDueRedemptions } from "./expire-redemptions";
import { remindAsWished } from "./remind-as-wished";
import { remindOfExpiry } from "./remind-of-expiry";
import { runWishes } from "./run-wishes";
import { settleDueMembers } from "./settle-members";
import { returnDueGifts } from "./take-gift-back";

export type ClockRefusal = { code: "not_a_demonstration" } | { code: "in_the_past"; now: Instant };

const BITE = 500;
const DAY_MS = 86_400_000;

/**
 * Moves a demonstration's programme time forward and writes down what time has done until then. Every line bears its own instant,
 * so one long step leaves the same chains as many short ones.
 */
export async function moveClock(to: Instant): Promise<Result<null, ClockRefusal>> {
  const moved = await asOwner(async (owner): Promise<Result<Instant, ClockRefusal>> => {
    const [row] = await owner<{ now: Date; isDemonstration: boolean }[]>`
      select programme_now() as now, is_demonstration as "isDemonstration" from installation where id = 1`;
    if (!row?.isDemonstration || !env().demo) return refused({ code: "not_a_demonstration" });
    const updated = await owner`
      update installation set clock_ahead_ms = (extract(epoch from ${to}::timestamptz - now()) * 1000)::bigint
      where id = 1 and is_demonstration and ${to}::timestamptz > programme_now() returning 1`;
    return updated.length > 0 ? done(row.now) : refused({ code: "in_the_past", now: row.now });
  });
  if (!moved.ok) return moved;
  await liveDayByDay(moved.value, to);
  while ((await settleDueMembers(to, BITE)) === BITE);
  while ((await expireDueRedemptions(to, BITE)) > 0);
  while ((await beginPrices(BITE)) > 0);
  return done(null);
}

/**
 * Reminds, and does what members wished, as the jobs of each day in between would have, before what it is about is written down as gone.
 */
async function liveDayByDay(from: Instant, to: Instant): Promise<void> {
  for (let day = from.getTime(); ; day += DAY_MS) {
    const now = new Date(Math.min(day, to.getTime()));
    while ((await returnDueGifts(now, BITE)) === BITE);
    for (const each of [remindOfExpiry, remindAsWished, runWishes]) {
      let after = 0;
      for (let found = BITE; found === BITE; ) {
        const looked = await each(now, after, BITE);
        found = looked.found;
        after = looked.last;
      }
    }
    if (now >= to) return;
  }
}

/** Programme time is real time again; false where there is no demonstration. */
export function resetClock(): Promise<boolean> {
  return asOwner(async (owner) => {
    if (!env().demo) return false;
    const updated =
      await owner`update installation set clock_ahead_ms = 0 where id = 1 and is_demonstration returning 1`;
    return updated.length > 0;
  });
}

async function asOwner<Value>(work: (owner: Sql) => Promise<Value>): Promise<Value> {
  const owner = connect(env().ownerUrl, { max: 1 });
  try {
    return await work(owner);
  } finally {
    await owner.end({ timeout: 2 });
  }
}
