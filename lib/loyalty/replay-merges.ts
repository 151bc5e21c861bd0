import type { Instant } from "@/lib/base/clock";
import type { Draft } from "./account";
import { carryOver } from "./carry-over";
import { settleBoth } from "./merge";
import { type Book, bookOf, followSale } from "./merged-sale";
import { type Replay, type ReplayedLine, type ReplayFact, takeLines } from "./replay-state";
import { settle } from "./settlement";
import { type MergedBook, writeUndone } from "./unmerge";

type MergeFact = {
  way: "out" | "in" | "undone_in" | "undone_out";
  /** On the side of whoever it belongs to, the fact of the other. */
  merge?: string;
  reasonDigest?: string | null;
  /** The sale whose refund it follows, and when that was. */
  sale?: string;
  soldTo?: number;
  countedAt?: number;
  /** What is undone, by the facts of both sides. */
  undoes?: [duplicate: string, survivor: string];
};

/** Tells a merging, or that one was undone: the duplicate's fact comes first and waits, so that both sides are written together. */
export function tellMerge(replay: Replay, draft: Draft, fact: ReplayFact, at: Instant): ReplayedLine[] | undefined {
  const { way, merge } = fact.data as MergeFact;
  if (merge === undefined) {
    replay.waiting.set(fact.id, { draft, fact });
    return;
  }
  const first = replay.waiting.get(merge);
  if (!first) throw new Error(`Merging ${merge} has no first side`);
  replay.waiting.delete(merge);
  const [duplicate, survivor] = [first.draft, draft];
  const { reasonDigest = null, sale, soldTo, countedAt, undoes } = first.fact.data as MergeFact;
  const ids = { id: first.fact.id, otherId: fact.id, reasonDigest };
  const then = settleBoth(duplicate, survivor, at);
  if (way === "undone_out" && undoes) {
    const books = [mergedBook(replay, duplicate, undoes[0]), mergedBook(replay, survivor, undoes[1])] as const;
    writeUndone(duplicate, survivor, { at: then, duplicate: books[0], survivor: books[1] }, ids, then);
    replay.survivors.delete(first.fact.memberId);
  } else {
    replay.survivors.set(first.fact.memberId, fact.memberId);
    const of = sale === undefined ? null : followSale(sale, wayOf(replay, soldTo ?? first.fact.memberId));
    const counted = countedAt === undefined ? undefined : new Date(countedAt);
    carryOver(duplicate, survivor, { ...ids, countedAt: counted, first: of?.isOwn }, then);
  }
  return takeLines(replay, duplicate, first.fact);
}

/** What befell a sale since the membership that made it was merged; undefined where it was not. */
export function saleSince(replay: Replay, sale: string, { start }: Draft, at: Instant) {
  const on = replay.survivors.get(start.memberId);
  if (on === undefined) return;
  let last: Draft | undefined;
  for (let id: number | undefined = on; id !== undefined; id = replay.survivors.get(id)) {
    last = replay.members.get(id);
    if (last) settle(last, at);
  }
  return { lapsed: followSale(sale, wayOf(replay, start.memberId)).lapsed, tierPoints: last?.tierPoints ?? 0 };
}

function wayOf(replay: Replay, memberId: number): Book[] {
  const way: Book[] = [];
  for (let id: number | undefined = memberId; id !== undefined; id = replay.survivors.get(id)) {
    const draft = replay.members.get(id);
    if (draft) way.push(bookOf(draft, replay.books.get(id) ?? []));
  }
  return way;
}

function mergedBook(replay: Replay, draft: Draft, merge: string): MergedBook {
  const lines = replay.books.get(draft.start.memberId)?.filter(({ source }) => source === `merge:${merge}`) ?? [];
  const merged = lines.find(({ kind }) => kind === "merged");
  if (!merged) throw new Error(`There is no merging ${merge} to undo`);
  return { merged, tier: lines.find(({ kind }) => kind === "tier_moved") ?? null, since: [] };
}
