import { type Given, sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { draftOf, type Line } from "@/lib/loyalty/account";
import { lotsAsTheyWillEnd } from "@/lib/loyalty/expiry-calendar";
import { segmentsAt } from "@/lib/loyalty/gates";
import { type Expiry, expiryCalendar, type Lot, pending, spendable } from "@/lib/loyalty/lots";
import type { Points } from "@/lib/loyalty/points";
import { settle } from "@/lib/loyalty/settlement";
import { type Terms, type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { progress, type TierProgress } from "@/lib/loyalty/tier-progress";
import { type AccountRow, accountColumns, toAccount } from "./accounts";
import { toMemberInputs } from "./member-inputs";

/** Where a member stands at an instant, whether or not time has been written into the journal since. */
export type Standing = {
  spendable: Points;
  pending: Points;
  /** What the member owes: the next points to arrive repay it. */
  debt: Points;
  /** Points that cannot be spent yet, soonest first. */
  pendingLots: Lot[];
  /** What ends if nothing more happens, soonest first. */
  expiries: Expiry[];
  tier: TierProgress;
  /** The saved conditions of the terms that hold of the member. */
  segments: string[];
  /** The lines time is about to write: it has done this already, the book only does not say so yet. Oldest first. */
  unwritten: { version: number; line: Line; balanceAfter: Points }[];
  terms: Terms;
};

export type AccountAndMember = AccountRow & { memberTags: string[]; signedUpAt: Date | null };
export type StandingRow = AccountAndMember & { latestTerms: number };

/** The columns `standingAt` needs, for queries that join `members m` and `wallets w`. */
export const standingColumns =
  () => sql`${accountColumns()}, m.tags as "memberTags", case when m.state <> 'unclaimed' then m.joined_at end as "signedUpAt",
  (select max(version) from terms_versions where is_live) as "latestTerms"`;

/** What of a lot `l` can be spent at `now`, for queries that choose by it. */
export const spendableOf = (memberId: Given<number>, now: Given<Instant>) => sql`
  (select coalesce(sum(l.remaining), 0)::bigint from lots l where l.member_id = ${memberId}
    and l.available_at <= ${standsAt(memberId, now)} and (l.expires_at is null or l.expires_at > ${standsAt(memberId, now)}))`;

/** Where the clock was set back, an account stands later than now already. */
const standsAt = (memberId: Given<number>, now: Given<Instant>) => sql`
  greatest(${now}::timestamptz, (select w.settled_at from wallets w where w.member_id = ${memberId}))`;

/** Computes the standing from the lots by the very rules that will write it down, and as late as those would. */
export function standingAt(row: AccountAndMember, history: TermsHistory, asked: Instant): Standing {
  const account = toAccount(row);
  const draft = draftOf(account, history);
  const now = draft.settledAt && draft.settledAt > asked ? draft.settledAt : asked;
  settle(draft, now);
  const terms = termsAsOf(history, now);
  let balance = account.lots.reduce((total, lot) => total + lot.remaining, 0);
  let segments: string[] | undefined;
  return {
    spendable: spendable(draft.lots, now),
    pending: pending(draft.lots, now),
    debt: draft.debt,
    pendingLots: draft.lots
      .filter((lot) => lot.remaining > 0 && lot.availableAt > now)
      .sort((a, b) => a.availableAt.getTime() - b.availableAt.getTime()),
    expiries: expiryCalendar(lotsAsTheyWillEnd(draft), now),
    tier: progress(terms, draft, now),
    // Few pages ask, and then for many rewards.
    get segments() {
      const inputs = () => toMemberInputs({ tags: row.memberTags, joinedAt: row.signedUpAt }, history);
      segments ??= segmentsAt(draft, inputs(), terms, now);
      return segments;
    },
    unwritten: draft.lines.map((line, place) => {
      balance += line.points;
      return { version: account.version + place + 1, line, balanceAfter: balance };
    }),
    terms,
  };
}
