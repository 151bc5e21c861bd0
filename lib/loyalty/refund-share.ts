import type { Draft, Line } from "./account";
import { type Points, sum } from "./points";

/** A line of the member's book as far as refunds look at it. */
export type PastLine = Pick<Line, "kind" | "points" | "tierPoints" | "source" | "changes" | "trace"> & {
  version: number;
};

/** A recorded purchase with all that was written because of it or befell it since. */
export type Sale = {
  /** Its public id. */
  id: string;
  totalMinor: number;
  currency: string;
  occurredAt: Date;
  /** Given back of it so far. */
  refundedMinor: number;
  /** At least what it earned, what was taken back, what lapsed and every move between tiers, in the order of the book. */
  lines: readonly PastLine[];
  /** What befell it where its membership was merged into another since: what lapsed there, and the tier points that are counted there. */
  since?: { lapsed: Points; tierPoints: Points } | undefined;
};

/** What the book says of a sale up to now, the lines of the draft among it. */
export type SaleSoFar = {
  earned: Points;
  tierPoints: Points;
  taken: Points;
  takenTierPoints: Points;
  /** Of the points it earned, those that lapsed in the member's hands. */
  lapsed: Points;
  /** And those that lapsed in the hands of the membership it was merged into. */
  lapsedSince: Points;
  /** The lines that bore its lots. */
  born: ReadonlySet<number>;
  /** The line that counted its tier points; null when it counted none. */
  countedLine: number | null;
  lines: readonly PastLine[];
};

export function saleSoFar(sale: Sale, draft: Draft): SaleSoFar {
  const lines = [...sale.lines, ...draftLines(draft)];
  const own = lines.filter((line) => line.source === `purchase:${sale.id}` && line.kind === "earned");
  const born = new Set(own.map((line) => line.version));
  const back = lines.filter((line) => line.trace.rule === "refund" && line.trace.purchase === sale.id);
  return {
    earned: sum(own.map((line) => line.points)),
    tierPoints: sum(own.map((line) => line.tierPoints)),
    taken: sum(back.map((line) => 0 - line.points)),
    takenTierPoints: sum(back.map((line) => 0 - line.tierPoints)),
    lapsed: sum(lines.filter((line) => line.kind === "lapsed").map((line) => drawnFrom(born, line))),
    lapsedSince: sale.since?.lapsed ?? 0,
    born,
    countedLine: own.find((line) => line.tierPoints > 0)?.version ?? null,
    lines,
  };
}

/** The lines a decision adds, as they will stand in the book. */
export function draftLines(draft: Draft): PastLine[] {
  const before = draft.version - draft.lines.length;
  return draft.lines.map((line, place) => ({ ...line, version: before + place + 1 }));
}

function drawnFrom(born: ReadonlySet<number>, { changes }: PastLine): Points {
  return sum(changes.filter((change) => change[0] === "draw" && born.has(change[1])).map((change) => 0 - change[3]));
}

/** `whole` × part ÷ all, rounded to the nearest whole number, halves up; exact for any safe integers, `whole` itself when all of it is meant. */
export function proportionOf(whole: Points, part: number, all: number): Points {
  const doubled = 2n * BigInt(whole) * BigInt(part) + BigInt(all);
  return Number(doubled / (2n * BigInt(all)));
}

/**
 * How many points are still to be taken back once `refundedMinor` of `totalMinor` are given back: their proportion of what was earned,
 * less what was taken before and less what lapsed meanwhile, since nobody loses a point twice.
 */
export function stillToTake(
  sale: { earned: Points; taken: Points; lapsed: Points; lapsedSince?: Points },
  refundedMinor: number,
  totalMinor: number,
): Points {
  return Math.max(
    0,
    proportionOf(sale.earned, refundedMinor, totalMinor) - sale.taken - sale.lapsed - (sale.lapsedSince ?? 0),
  );
}
