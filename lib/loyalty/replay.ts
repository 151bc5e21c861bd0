import type { Instant } from "@/lib/base/clock";
import { type Account, type Draft, draftOf, type Line, type LotChange } from "./account";
import { adjust } from "./adjustment";
import { type Budgets, budgetsOf } from "./budgets";
import { type EarningFactData, readFromFact } from "./earning-facts";
import { recordEngagement } from "./engagement";
import { drawOn, spendable } from "./lots";
import { type Opening, openBalance } from "./opening";
import type { Points } from "./points";
import { recordPurchase } from "./purchase";
import { writeRedemption, writeRestoration } from "./redemption";
import { refund } from "./refund";
import type { PastLine, Sale } from "./refund-share";
import { release } from "./release";
import { settle } from "./settlement";
import type { PointKind, TermsHistory } from "./terms";
import { type Moved, receivePoints, writeSent } from "./transfer";

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
    budgets: budgetsOf([]),
    shortfalls: [],
  };
}

/**
 * Tells one fact, as it was decided then, and answers the lines it wrote. Facts must come in the order of their positions. Under the
 * terms that were live, the lines are those of the ledger; under others, what has become impossible is a shortfall, never an error.
 */
export function replayFact(replay: Replay, fact: ReplayFact): ReplayedLine[] {
  const teller = tellers[fact.kind];
  if (!teller) throw new Error(`Facts of kind ${fact.kind} cannot be replayed`);
  const draft = memberOf(replay, fact);
  teller(replay, draft, fact, later(draft, fact.decidedAt));
  return takeLines(replay, draft, fact);
}

/** Writes down what time has done to a member up to `until`, as the nightly job has. */
export function replayTime(replay: Replay, memberId: number, until: Instant): ReplayedLine[] {
  const draft = replay.members.get(memberId);
  if (!draft) return [];
  settle(draft, until);
  return takeLines(replay, draft, null);
}

type Teller = (replay: Replay, draft: Draft, fact: ReplayFact, at: Instant) => void;

type Asked = { points: Points; kind: PointKind; limit: Points; reasonDigest: string; corrects?: number };

type Engaged = { type: string; line: "earned" | "referral"; fields: Record<string, unknown> };

const tellers: Record<string, Teller> = {
  purchase: (replay, draft, fact, at) => {
    const { totalMinor, currency, channel, store, occurredAt } = fact;
    if (totalMinor === null || currency === null) throw new Error(`Purchase ${fact.id} has no amount`);
    const read = readFromFact(fact.data, fact.birthday);
    const purchase = { totalMinor, currency, channel, store, occurredAt, source: `purchase:${fact.id}`, ...read };
    recordPurchase(draft, purchase, at, replay.budgets);
    replay.sales.set(fact.id, { totalMinor, currency, occurredAt, refundedMinor: 0 });
  },
  redemption: (replay, draft, fact, at) => {
    const { reward, quantity, price } = fact.data as { reward: string; quantity: number; price: Points };
    settle(draft, at);
    const before = draft.lines.length;
    const missing = Math.max(0, price * quantity - spendable(draft.lots, at));
    // Of a redemption that could not be paid any more, what there is is taken, unit price or not.
    if (missing === 0) writeRedemption(draft, { id: fact.id, reward, quantity, price }, at);
    else {
      shortOf(replay, fact, missing);
      writeRedemption(draft, { id: fact.id, reward, quantity: 1, price: price * quantity - missing }, at);
    }
    replay.drawn.set(fact.id, draft.lines.slice(before).find((line) => line.kind === "redeemed")?.changes ?? []);
  },
  cancellation: (replay, draft, fact, at) => {
    const { redemption } = fact.data as { redemption: string };
    settle(draft, at);
    writeRestoration(draft, { publicId: redemption, changes: replay.drawn.get(redemption) ?? [] }, fact.id, at);
    replay.drawn.delete(redemption);
  },
  transfer: (replay, draft, fact, at) => {
    settle(draft, at);
    if (fact.data.way === "in") {
      const { transfer, from } = fact.data as { transfer: string; from: string };
      receivePoints(draft, { id: fact.id, from, lots: replay.moved.get(transfer) ?? [] }, at);
      replay.moved.delete(transfer);
      return;
    }
    const { to, points } = fact.data as { to: string; points: Points };
    const missing = Math.max(0, points - spendable(draft.lots, at));
    if (missing > 0) shortOf(replay, fact, missing);
    replay.moved.set(fact.id, writeSent(draft, { id: fact.id, points: points - missing, to }, at));
  },
  engagement: (replay, draft, fact, at) => {
    const { type, line, fields, ...kept } = fact.data as Engaged & EarningFactData;
    const { totalMinor, currency, channel, store, occurredAt } = fact;
    const money = totalMinor !== null && currency !== null ? { totalMinor, currency } : null;
    const { inputs } = readFromFact(kept, fact.birthday);
    const engagement = { type, kind: line, occurredAt, money, channel, store, data: fields, inputs };
    recordEngagement(draft, { ...engagement, source: `engagement:${fact.id}` }, at, replay.budgets);
  },
  refund: (replay, draft, fact, at) => {
    const { purchase, reasonDigest = null } = fact.data as { purchase: string; reasonDigest?: string | null };
    const sale = replay.sales.get(purchase);
    const { totalMinor: amountMinor, currency, occurredAt } = fact;
    if (!sale || amountMinor === null) throw new Error(`Refund ${fact.id} has no sale or no amount`);
    const lines = replay.books.get(fact.memberId) ?? [];
    refund(
      draft,
      { ...sale, id: purchase, lines },
      { id: fact.id, amountMinor, currency, occurredAt, reasonDigest },
      at,
    );
    sale.refundedMinor += amountMinor;
  },
  release: (_replay, draft, fact, at) => {
    const { born, reasonDigest } = fact.data as { born: number; reasonDigest: string };
    release(draft, { id: fact.id, born, reasonDigest }, at);
  },
  use: (replay, _draft, fact) => {
    replay.drawn.delete(String(fact.data.redemption));
  },
  adjustment: (replay, draft, fact, at) => {
    const asked = fact.data as Asked;
    settle(draft, at);
    const ofKind = draft.lots.filter((lot) => lot.kind === asked.kind);
    const missing =
      asked.points < 0 && !drawOn(ofKind, 0 - asked.points, at) ? 0 - asked.points - spendable(ofKind, at) : 0;
    if (missing > 0) shortOf(replay, fact, missing);
    const { kind, reasonDigest, corrects } = asked;
    const request = { id: fact.id, points: asked.points + missing, kind, reasonDigest, corrects };
    if (request.points !== 0) adjust(draft, request, asked.limit, at);
  },
  opening: (_replay, draft, fact, at) => {
    openBalance(draft, { id: fact.id, ...(fact.data as Opening) }, at);
  },
};

/** The kinds of facts a replay can tell; all there are. */
export const replayableKinds: readonly string[] = Object.keys(tellers);

function shortOf(replay: Replay, { id, kind, memberId }: ReplayFact, points: Points): void {
  replay.shortfalls.push({ factId: id, kind, memberId, points });
}

function later(draft: Draft, at: Instant): Instant {
  return draft.settledAt && draft.settledAt > at ? draft.settledAt : at;
}

function memberOf(replay: Replay, { memberId, memberPublicId }: ReplayFact): Draft {
  const known = replay.members.get(memberId);
  if (known) return known;
  const nobody: Account = {
    memberId,
    memberPublicId,
    memberState: "active",
    stamp: 0,
    version: 0,
    tierPoints: 0,
    debt: 0,
    tier: null,
    tierUntil: null,
    settledAt: null,
    lots: [],
    tallies: [],
  };
  const draft = draftOf(nobody, replay.history);
  replay.members.set(memberId, draft);
  return draft;
}

/** Kinds of lines that refunds look at. */
const lookedAt = new Set<Line["kind"]>(["earned", "refunded", "lapsed", "tier_moved"]);

/** A draft is gone on with, so that only the lines of one fact are ever in it. */
function takeLines(replay: Replay, draft: Draft, fact: ReplayFact | null): ReplayedLine[] {
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
