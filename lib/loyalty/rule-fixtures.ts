import fc from "fast-check";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { type Account, type Draft, draftOf } from "./account";
import { nothingKnown } from "./earning-event";
import { openToAll } from "./gates";
import type { Lot } from "./lots";
import type { RedeemingMember } from "./redemption";
import type { RewardOffer } from "./reward";
import type { Terms, TermsDocument, TermsHistory } from "./terms";

export const day = 86_400_000;

export function at(text: string): Date {
  return new Date(text);
}

/** The demonstration's terms, with what a test changes of them. */
export function terms(changes: Partial<TermsDocument> = {}): Terms {
  return { ...kopiSenjaTerms, ...changes, version: 1, effectiveFrom: at("2020-01-01T00:00:00Z") };
}

export function history(changes: Partial<TermsDocument> = {}): TermsHistory {
  return [terms(changes)];
}

/** An account; lots it is given were born by lines it already has. */
export function account(changes: Partial<Account> = {}): Account {
  return {
    memberId: 1,
    memberPublicId: "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b1",
    memberState: "active",
    stamp: 0,
    version: Math.max(0, ...(changes.lots ?? []).map((lot) => lot.born)),
    tierPoints: 0,
    debt: 0,
    tier: null,
    tierUntil: null,
    settledAt: null,
    lots: [],
    tallies: [],
    ...changes,
  };
}

export function draft(changes: Partial<Account> = {}, by: TermsHistory = history()): Draft {
  return draftOf(account(changes), by);
}

/** Goes on from where a draft ended, as the next decision would after it was written. */
export function continued(from: Draft): Draft {
  const { version, tierPoints, debt, tier, tierUntil, settledAt, lots } = from;
  const tallies = [...from.start.tallies, ...from.tallies.added.values()];
  return draftOf({ ...from.start, version, tierPoints, debt, tier, tierUntil, settledAt, lots, tallies }, from.history);
}

export function reward(changes: Partial<RewardOffer> = {}): RewardOffer {
  return {
    id: 1,
    publicId: "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b2",
    version: 1,
    kind: "discount",
    state: "published",
    points: 100,
    perMemberLimit: null,
    tierRequired: null,
    startsAt: null,
    endsAt: null,
    gates: openToAll,
    validDays: 30,
    cancellable: true,
    details: {},
    currency: "IDR",
    stockLeft: null,
    totalLeft: null,
    ...changes,
  };
}

/** Somebody about whom nothing is known, who has none of it yet. */
export const firstTime: RedeemingMember = { redeemed: 0, inputs: nothingKnown };

/** Now, for lots that lie around it. */
export const now = at("2026-06-15T05:00:00Z");

const instantNear = fc.integer({ min: -400, max: 400 }).map((days) => new Date(now.getTime() + days * day));

const lot = fc.record({
  kind: fc.constantFrom("base" as const, "bonus" as const),
  points: fc.integer({ min: 1, max: 5_000 }),
  spentPercent: fc.integer({ min: 0, max: 100 }),
  availableAt: instantNear,
  expiresAt: fc.option(instantNear, { nil: null }),
});

/** Lots of every age: spendable, pending, lapsed, lasting for ever, partly spent. */
export const anyLots: fc.Arbitrary<Lot[]> = fc.array(lot, { maxLength: 12 }).map((made) =>
  made.map(({ spentPercent, ...each }, place) => ({
    ...each,
    born: Math.floor(place / 2) + 1,
    ordinal: (place % 2) + 1,
    remaining: each.points - Math.floor((each.points * spentPercent) / 100),
    termsVersion: 1,
  })),
);

export const anyTier = fc.constantFrom("perak", "emas", "platina");
