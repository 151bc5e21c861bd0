import type { Instant } from "@/lib/base/clock";
import { type Draft, type LotChange, lotOf } from "./account";
import { daysLater } from "./calendar";
import { isAlive, type Lot } from "./lots";
import type { Points } from "./points";
import { termsAsOf } from "./terms";
import type { ReturnedLot } from "./trace";

/** Points that go back into the very lot they were drawn from; `newExpiry` where it had ended meanwhile. */
type Restore = { born: number; ordinal: number; points: Points; lot: Lot; newExpiry: Instant | null };

/**
 * What a line drew, as it goes back: each lot keeps its end, and one that has lapsed meanwhile lives on for the restore days of the
 * terms. `told` is that for a trace.
 */
export function restoresOf(
  draft: Draft,
  drawn: readonly LotChange[],
  at: Instant,
): { restores: Restore[]; told: ReturnedLot[] } {
  const terms = termsAsOf(draft.history, at);
  const restoredUntil = daysLater(at, terms.redemption.restoreDays, terms.zone);
  const restores = drawn.flatMap((change): Restore[] => {
    if (change[0] !== "draw") return [];
    const lot = lotOf(draft, { born: change[1], ordinal: change[2] });
    const newExpiry = isAlive(lot, at) ? null : restoredUntil;
    return [{ born: lot.born, ordinal: lot.ordinal, points: 0 - change[3], lot, newExpiry }];
  });
  const told = restores.map(({ lot, points, newExpiry }) => ({
    kind: lot.kind,
    points,
    expires: (newExpiry ?? lot.expiresAt)?.getTime() ?? null,
    extended: newExpiry !== null,
  }));
  return { restores, told };
}
