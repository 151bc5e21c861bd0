import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft, type LotChange } from "./account";
import { daysLater } from "./calendar";
import { type Lot, spendable } from "./lots";
import { type Points, sum } from "./points";
import { restoresOf } from "./restoration";
import { settle } from "./settlement";
import { type Terms, termsAsOf } from "./terms";
import { countGiven, type Moved, type PolicyRefusal, policyRefusal, writeIn, writeOut } from "./transfer";

export type GiftRefusal =
  | PolicyRefusal
  | { code: "gifts_off" | "member_locked" }
  /** Only points that are good for longer than `beyond` can go into it. */
  | { code: "points_missing"; missing: Points; beyond: Instant };

export type GiftAcceptRefusal = { code: "member_locked" | "own_gift" | "gift_over" | "giver_locked" };
export type GiftBackRefusal = { code: "gift_over" | "gift_waits" };
export type GiftState = "waiting" | "accepted" | "withdrawn" | "ran_out";

/** A gift on its way, as whoever opens it or takes it back finds it. */
export type WaitingGift = {
  publicId: string;
  state: GiftState;
  until: Instant;
  giverPublicId: string;
  giverState: string;
  lots: readonly Moved[];
};

/** Until when a gift of this moment waits. */
export function giftUntil(terms: Terms, at: Instant): Instant {
  return daysLater(at, terms.transfer.giftDays, terms.zone);
}

/** What points must outlast to go into a gift that waits until then: a day more, so that none ends on the way. */
export function giftBeyond(until: Instant): Instant {
  return new Date(until.getTime() + 86_400_000);
}

/** The lots of which points may go into a gift that waits until then. */
export function giftable(lots: readonly Lot[], until: Instant): Lot[] {
  const beyond = giftBeyond(until);
  return lots.filter((lot) => lot.expiresAt === null || lot.expiresAt > beyond);
}

/**
 * Takes points from a member into a gift that waits for whoever opens its link, and answers until when it does; they count for the
 * limits of the day, whatever becomes of it. Refused when the terms do not allow it, with what they would.
 */
export function giveByLink(
  draft: Draft,
  request: { id: string; points: Points; joinedAt: Instant },
  at: Instant,
): Result<{ until: Instant; journalVersion: number }, GiftRefusal> {
  if (draft.start.memberState !== "active") return refused({ code: "member_locked" });
  settle(draft, at);
  const terms = termsAsOf(draft.history, at);
  if (terms.transfer.isOn && terms.transfer.giftDays === 0) return refused({ code: "gifts_off" });
  const refusal = policyRefusal(draft, request, terms, at);
  if (refusal) return refused(refusal);
  const until = giftUntil(terms, at);
  const missing = request.points - spendable(giftable(draft.lots, until), at);
  if (missing > 0) return refused({ code: "points_missing", missing, beyond: giftBeyond(until) });
  writeGiven(draft, { ...request, until }, at);
  return done({ until, journalVersion: draft.version });
}

/** Writes the line of points that went into a gift, and counts them. Throws when they are not there. */
export function writeGiven(
  draft: Draft,
  { id, points, until }: { id: string; points: Points; until: Instant },
  at: Instant,
): Moved[] {
  const from = giftable(draft.lots, until);
  const moved = writeOut(draft, { kind: "transferred_out", source: `gift:${id}`, points, from }, at, (lots) => ({
    rule: "gift_out",
    waitsUntil: until.getTime(),
    lots,
  }));
  countGiven(draft, points, at);
  return moved;
}

/** A gift arrives at whoever opened its link, once and while it waits: each lot keeps its kind, its end and its terms. `id` names their line. */
export function acceptGift(
  draft: Draft,
  gift: WaitingGift,
  id: string,
  at: Instant,
): Result<{ points: Points; journalVersion: number }, GiftAcceptRefusal> {
  if (gift.giverPublicId === draft.start.memberPublicId) return refused({ code: "own_gift" });
  if (gift.state !== "waiting" || gift.until <= at) return refused({ code: "gift_over" });
  if (gift.giverState !== "active") return refused({ code: "giver_locked" });
  if (draft.start.memberState !== "active") return refused({ code: "member_locked" });
  settle(draft, at);
  const journalVersion = writeAccepted(draft, { id, from: gift.giverPublicId, lots: gift.lots }, at);
  return done({ points: sum(gift.lots.map((lot) => lot.points)), journalVersion });
}

/** Writes the line of a gift that arrived, and answers its version. */
export function writeAccepted(
  draft: Draft,
  { id, from, lots }: { id: string; from: string; lots: readonly Moved[] },
  at: Instant,
): number {
  return writeIn(draft, { kind: "transferred_in", source: `gift:${id}`, lots }, at, (told) => ({
    rule: "gift_in",
    from,
    lots: told,
  }));
}

export type GiftBack = {
  /** Names the line. */
  id: string;
  because: "withdrawn" | "ran_out";
  /** What the line that gave it drew. */
  drawn: readonly LotChange[];
};

/** A gift that nobody opened comes back to the very lots it came from: taken back by its giver, or once it has waited long enough. */
export function takeGiftBack(
  draft: Draft,
  gift: Pick<WaitingGift, "state" | "until">,
  back: GiftBack,
  at: Instant,
): Result<{ points: Points; journalVersion: number }, GiftBackRefusal> {
  if (gift.state !== "waiting") return refused({ code: "gift_over" });
  if (back.because === "ran_out" && gift.until > at) return refused({ code: "gift_waits" });
  settle(draft, at);
  return done(writeBack(draft, back, at));
}

/** Writes the line of a gift that came back. */
export function writeBack(
  draft: Draft,
  { id, because, drawn }: GiftBack,
  at: Instant,
): { points: Points; journalVersion: number } {
  const { restores, told } = restoresOf(draft, drawn, at);
  const points = sum(restores.map((each) => each.points));
  addLine(draft, {
    kind: "transferred_in",
    points,
    tierPoints: 0,
    occurredAt: at,
    source: `gift:${id}`,
    termsVersion: termsAsOf(draft.history, at).version,
    answersRequest: true,
    restores,
    trace: { rule: "gift_back", because, lots: told },
  });
  return { points, journalVersion: draft.version };
}
