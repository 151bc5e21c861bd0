import type { Instant } from "@/lib/base/clock";
import type { Draft, Line, LotChange } from "./account";
import { type Budgets, budgetsOf } from "./budgets";
import type { Points } from "./points";
import type { PastLine, Sale } from "./refund-share";
import type { TermsHistory } from "./terms";
import type { Moved } from "./transfer";

/** A fact as it is kept: what happened or was asked, and what was read of the outside world then. */
export type ReplayFact = {
  id: string;
  kind: string;
  memberId: number;
  memberPublicId: string;
  /** Hexadecimal digits of the key under which it took effect once. */
  key: string;
  occurredAt: Instant;
  decidedAt: Instant;
  totalMinor: number | null;
  currency: string | null;
  channel: string | null;
  store: string | null;
  data: Record<string, unknown>;
  /** The member's birthday as 02-29, opened from what the fact keeps sealed; null where nobody asked or it cannot be opened. */
  birthday: string | null;
};

/** A line a replay wrote, with what the chain needs besides. */
export type ReplayedLine = { memberId: number; line: Line; version: number; idempotencyKey: string | null };

/** What other terms would have made impossible: the fact is kept all the same, and these points are missing. */
export type Shortfall = { factId: string; kind: string; memberId: number; points: Points };

/** An empty ledger under `history`, into which facts are told one after the other. */
export type Replay = {
  readonly history: TermsHistory;
  readonly members: Map<number, Draft>;
  /** What each redemption drew, for those that are given back. */
  readonly drawn: Map<string, LotChange[]>;
  /** What each transfer took from its sender, on its way to whom it is for. */
  readonly moved: Map<string, Moved[]>;
  /** Sales so far, and the lines that refunds of them look at. */
  readonly sales: Map<string, Omit<Sale, "id" | "lines">>;
  readonly books: Map<number, PastLine[]>;
  /** Memberships that were merged, and the one each was merged into. */
  readonly survivors: Map<number, number>;
  /** Facts that are told together with the next, about another member. */
  readonly waiting: Map<string, { draft: Draft; fact: ReplayFact }>;
  readonly budgets: Budgets;
  readonly shortfalls: Shortfall[];
};

export function emptyReplay(history: TermsHistory): Replay {
  return {
    history,
    members: new Map(),
    drawn: new Map(),
    moved: new Map(),
    sales: new Map(),
    books: new Map(),
    survivors: new Map(),
    waiting: new Map(),
    budgets: budgetsOf([]),
    shortfalls: [],
  };
}

/** Counts what could not be paid. */
export function shortOf(replay: Replay, { id, kind, memberId }: ReplayFact, points: Points): void {
  replay.shortfalls.push({ factId: id, kind, memberId, points });
}

/** Kinds of lines that refunds look at. */
const lookedAt = new Set<Line["kind"]>(["earned", "refunded", "lapsed", "tier_moved", "merged"]);

/** A draft is gone on with, so that only the lines of one fact are ever in it. */
export function takeLines(replay: Replay, draft: Draft, fact: ReplayFact | null): ReplayedLine[] {
  const { memberId } = draft.start;
  const first = draft.version - draft.lines.length + 1;
  const lines = draft.lines.map((line, place) => {
    const idempotencyKey = fact && line.answersRequest ? fact.key : null;
    return { memberId, line, version: first + place, idempotencyKey };
  });
  const book = replay.books.get(memberId) ?? [];
  replay.books.set(memberId, book);
  for (const { line, version } of lines) if (lookedAt.has(line.kind)) book.push({ ...line, version });
  draft.lines = [];
  return lines;
}
