import type { Instant } from "@/lib/base/clock";
import type { Draft } from "./account";
import { extensionOf } from "./extension";
import type { Lot } from "./lots";
import type { Points } from "./points";

/** Points of one kind with one fate. */
export type ExpiringPart = {
  kind: Lot["kind"];
  points: Points;
  /** They cannot be spent before then; null when they can be now. */
  pendingUntil: Instant | null;
  /** Their end will not be their end: the member was active enough for them to live until then. */
  livesOnUntil: Instant | null;
};

type ExpiryDate = { at: Instant; points: Points; parts: ExpiringPart[] };

export type WholeCalendar = {
  /** Soonest first. */
  dates: ExpiryDate[];
  /** What never ends. */
  lasting: { kind: Lot["kind"]; points: Points }[];
};

type Living = Pick<Draft, "history" | "tallies" | "lots">;

/** All of a member's points by when they end, those that never end apart: together everything that has not lapsed by `at`. */
export function wholeCalendar(draft: Living, at: Instant): WholeCalendar {
  const byInstant = new Map<number, ExpiryDate>();
  const lasting = new Map<Lot["kind"], Points>();
  for (const lot of draft.lots.filter(({ remaining, expiresAt }) => remaining > 0 && !(expiresAt && expiresAt <= at))) {
    if (lot.expiresAt === null) {
      lasting.set(lot.kind, (lasting.get(lot.kind) ?? 0) + lot.remaining);
      continue;
    }
    const date = byInstant.get(lot.expiresAt.getTime()) ?? { at: lot.expiresAt, points: 0, parts: [] };
    date.points += lot.remaining;
    addPart(date.parts, {
      kind: lot.kind,
      points: lot.remaining,
      pendingUntil: lot.availableAt > at ? lot.availableAt : null,
      livesOnUntil: extensionOf(draft, lot),
    });
    byInstant.set(lot.expiresAt.getTime(), date);
  }
  return {
    dates: [...byInstant.values()].sort((a, b) => a.at.getTime() - b.at.getTime()),
    lasting: [...lasting].map(([kind, points]) => ({ kind, points })),
  };
}

function addPart(parts: ExpiringPart[], part: ExpiringPart): void {
  const fate = (each: ExpiringPart) => `${each.kind} ${each.pendingUntil?.getTime()} ${each.livesOnUntil?.getTime()}`;
  const same = parts.find((each) => fate(each) === fate(part));
  if (same) same.points += part.points;
  else parts.push(part);
}

/** The lots with the ends they will have if nothing more happens: those an extension will move are where it will move them. */
export function lotsAsTheyWillEnd(draft: Living): Lot[] {
  return draft.lots.map((lot) => ({ ...lot, expiresAt: extensionOf(draft, lot) ?? lot.expiresAt }));
}
