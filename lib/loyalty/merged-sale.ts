import type { Draft } from "./account";
import type { Lot } from "./lots";
import { type Points, sum } from "./points";
import { draftLines, type PastLine } from "./refund-share";

/** Lines of one membership that say where points went: at least what was earned, merged and lapsed. */
export type Book = { memberPublicId: string; lines: readonly PastLine[] };

/** A membership's book, the lines a decision adds to it among them. */
export function bookOf(draft: Draft, written: readonly PastLine[]): Book {
  return { memberPublicId: draft.start.memberPublicId, lines: [...written, ...draftLines(draft)] };
}

/** What became of a sale's points where the membership that made it was merged into another. */
export type FollowedSale = {
  /** Of the points it earned, those that lapsed since they moved. */
  lapsed: Points;
  /** Whether a lot of the membership they ended at is the sale's own. */
  isOwn: (lot: Lot) => boolean;
};

/** Follows a sale's lots from the book that bore them through every book on the way. */
export function followSale(saleId: string, way: readonly Book[]): FollowedSale {
  const [first, ...others] = way;
  const earned = first?.lines.filter(({ kind, source }) => kind === "earned" && source === `purchase:${saleId}`) ?? [];
  let names = new Set(earned.flatMap(({ changes }) => changes.filter(([what]) => what === "new").map(nameOf)));
  let lapsed = 0;
  let from = first;
  for (const to of others) {
    names = from ? arrivedAs(names, from, to) : names;
    const lapses = to.lines.filter(({ kind }) => kind === "lapsed").flatMap(({ changes }) => changes);
    lapsed += sum(lapses.filter((change) => names.has(nameOf(change))).map((change) => 0 - change[3]));
    from = to;
  }
  return { lapsed, isOwn: ({ born, ordinal }) => names.has(`${born}.${ordinal}`) };
}

/** Under which names lots went on: a line that gives and the one that receives tell the same lots in the same order. */
function arrivedAs(names: ReadonlySet<string>, from: Book, to: Book): Set<string> {
  const given = from.lines.filter(({ trace }) => isPart(trace, "out", to));
  const received = to.lines.filter(({ trace }) => isPart(trace, "in", from));
  return new Set(
    given.flatMap((line, place) => {
      const arrived = received[place]?.changes.filter(([what]) => what === "new") ?? [];
      return line.changes
        .filter(([what]) => what === "draw")
        .flatMap((draw, which) => {
          const lot = arrived[which];
          return lot && names.has(nameOf(draw)) ? [nameOf(lot)] : [];
        });
    }),
  );
}

function isPart(trace: PastLine["trace"], way: "out" | "in", { memberPublicId }: Book): boolean {
  return trace.rule === "merge" && trace.way === way && trace.with === memberPublicId;
}

function nameOf([, born, ordinal]: PastLine["changes"][number]): string {
  return `${born}.${ordinal}`;
}
