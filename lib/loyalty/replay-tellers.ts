import type { Instant } from "@/lib/base/clock";
import type { Draft } from "./account";
import { adjust } from "./adjustment";
import { type Bonus, writeBonus } from "./bonus-bought";
import { type EarningFactData, readFromFact } from "./earning-facts";
import { recordEngagement } from "./engagement";
import { drawOn, spendable } from "./lots";
import { type Opening, openBalance } from "./opening";
import type { Points } from "./points";
import { writePooled } from "./pool";
import { presentFromFact } from "./present-trace";
import { recordPurchase } from "./purchase";
import { type FailedBecause, writeRedemption, writeRestoration } from "./redemption";
import { refund } from "./refund";
import { release } from "./release";
import { tellGift } from "./replay-gifts";
import { saleSince, tellMerge } from "./replay-merges";
import { type Replay, type ReplayedLine, type ReplayFact, shortOf, takeLines } from "./replay-state";
import { settle } from "./settlement";
import type { PointKind } from "./terms";
import { receivePoints, writeSent } from "./transfer";
import { wishFromFact } from "./wish-trace";

/** Answers what it wrote for others than the fact's own member. */
type Teller = (replay: Replay, draft: Draft, fact: ReplayFact, at: Instant) => ReplayedLine[] | undefined;

type Asked = { points: Points; kind: PointKind; limit: Points; reasonDigest: string; corrects?: number };

type Engaged = { type: string; line: "earned" | "referral"; fields: Record<string, unknown> };

type Redeemed = { reward: string; quantity: number; price: Points; bonus?: Bonus };

/** How each kind of fact is told: through the very rule that decided it. */
export const tellers: Record<string, Teller> = {
  purchase: (replay, draft, fact, at) => {
    const { totalMinor, currency, channel, store, occurredAt } = fact;
    if (totalMinor === null || currency === null) throw new Error(`Purchase ${fact.id} has no amount`);
    const read = readFromFact(fact.data, fact.birthday);
    const purchase = { totalMinor, currency, channel, store, occurredAt, source: `purchase:${fact.id}`, ...read };
    recordPurchase(draft, purchase, at, replay.budgets);
    replay.sales.set(fact.id, { totalMinor, currency, occurredAt, refundedMinor: 0 });
  },
  redemption: (replay, draft, fact, at) => {
    const { reward, quantity, price, bonus } = fact.data as Redeemed;
    const wish = wishFromFact(fact.data.wish);
    const present = presentFromFact(fact.data.present);
    settle(draft, at);
    const before = draft.lines.length;
    const missing = Math.max(0, price * quantity - spendable(draft.lots, at));
    // Of a redemption that could not be paid any more, what there is is taken, unit price or not.
    if (missing === 0) writeRedemption(draft, { id: fact.id, reward, quantity, price, wish, present }, at);
    else {
      shortOf(replay, fact, missing);
      writeRedemption(draft, { id: fact.id, reward, quantity: 1, price: price * quantity - missing, wish }, at);
    }
    if (bonus) writeBonus(draft, fact.id, bonus, at);
    replay.drawn.set(fact.id, draft.lines.slice(before).find((line) => line.kind === "redeemed")?.changes ?? []);
  },
  cancellation: (replay, draft, fact, at) => {
    const { redemption, failed } = fact.data as { redemption: string; failed?: FailedBecause };
    settle(draft, at);
    writeRestoration(draft, { publicId: redemption, changes: replay.drawn.get(redemption) ?? [] }, fact.id, at, failed);
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
  gift: tellGift,
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
      { ...sale, id: purchase, lines, since: saleSince(replay, purchase, draft, at) },
      { id: fact.id, amountMinor, currency, occurredAt, reasonDigest },
      at,
    );
    sale.refundedMinor += amountMinor;
  },
  release: (replay, draft, fact, at) => {
    const { born, of, reasonDigest } = fact.data as { born: number; of: string | null; reasonDigest: string };
    // Under other terms the line that bore them stands elsewhere in the book.
    const bore = replay.books.get(fact.memberId)?.find(({ kind, source }) => kind === "earned" && source === of);
    release(draft, { id: fact.id, born: bore?.version ?? born, reasonDigest }, at);
  },
  pool: (replay, draft, fact, at) => {
    const { way, points, move } = fact.data as { way: "in" | "out"; points?: Points; move?: string };
    // The member's fact comes first and waits for the pool's, so that both sides are written together.
    if (move === undefined) {
      replay.waiting.set(fact.id, { draft, fact });
      return;
    }
    const member = replay.waiting.get(move);
    if (!member) throw new Error(`Pool move ${move} has no member`);
    replay.waiting.delete(move);
    const asked = Number(member.fact.data.points ?? points);
    for (const each of [member.draft, draft]) settle(each, at);
    const missing = Math.max(0, asked - spendable((way === "in" ? member.draft : draft).lots, at));
    if (missing > 0) shortOf(replay, fact, missing);
    writePooled(member.draft, draft, { id: move, otherId: fact.id, way, points: asked - missing }, at);
    return takeLines(replay, member.draft, member.fact);
  },
  // Neither moves points; what was drawn is remembered, since after the latter it may still be given back.
  use: () => undefined,
  reinstatement: () => undefined,
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
  // A wish moves nothing: what was done by it is a redemption of its own.
  wish: (_replay, draft, _fact, at) => {
    settle(draft, at);
  },
  merge: tellMerge,
  opening: (_replay, draft, fact, at) => {
    openBalance(draft, { id: fact.id, ...(fact.data as Opening) }, at);
  },
};
