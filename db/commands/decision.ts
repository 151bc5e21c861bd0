import type { eventKinds } from "@/db/schema/ledger";
import type { Instant } from "@/lib/base/clock";
import type { Draft } from "@/lib/loyalty/account";
import type { BudgetUse } from "@/lib/loyalty/budgets";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { Mover } from "@/lib/loyalty/kinds/kind-rule";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import type { NewNotice } from "@/lib/notices";
import type { GiftAndReview } from "./gifts-and-reviews";
import type { WithPresent } from "./presents-given";

/** A fact with the request it came from: `key` works once, `digest` tells another request under the same key. */
export type Fact = {
  id: string;
  kind: (typeof eventKinds)[number];
  memberId: number;
  key: Buffer;
  digest: Buffer;
  occurredAt: Instant;
  decidedAt: Instant;
  externalId?: string | null;
  totalMinor?: number;
  currency?: string;
  channel?: string | null;
  store?: string | null;
  data?: object;
  outcome: object;
  journalVersion?: number | null;
  nothingBecause?: string | null;
};

export type NewRedemption = {
  id: string;
  memberId: number;
  rewardId: number;
  state: RedemptionState;
  quantity: number;
  points: number;
  journalVersion: number;
  takesCodes: boolean;
  codeCipher: Buffer | null;
  codeHash: Buffer | null;
  createdAt: Instant;
  expiresAt: Instant | null;
  cancellableUntil: Instant | null;
  details: Details;
  worthMinor: number | null;
  cashMinor: number | null;
  currency: string;
  /** What the member said besides, sealed. */
  particulars: Buffer | null;
  dateId: number | null;
};

/** A redemption on its way from one state to the next; written only where it stands in `from`. */
export type Transition = {
  redemptionId: number;
  rewardId: number;
  quantity: number;
  from: RedemptionState;
  state: RedemptionState;
  by: Mover;
  actorId: number | null;
  details: MoveDetails;
  /** The date whose places it gives up. */
  leavesDate: number | null;
  restoredVersion: number | null;
  /** Whether the units go back on the shelf: never once a code was assigned. */
  returnsStock: boolean;
  at: Instant;
};

/** A booking that goes from one date to another. */
type Rebooking = {
  redemptionId: number;
  leaves: number;
  takes: number;
  quantity: number;
  expiresAt: Instant;
  cancellableUntil: Instant | null;
};

/** One decided outcome over one or more members: all of it is written, or nothing. */
export type Decision = GiftAndReview &
  WithPresent & {
    drafts: Draft[];
    facts: Fact[];
    /** Nothing but the facts with their refusals is written. */
    refused?: boolean;
    /** What it takes of budgets that all members share. */
    budgets?: BudgetUse[];
    reward?: { id: number; version: number; quantity: number };
    /** The places it takes on a date, as the date was read. */
    date?: { id: number; version: number; seats: number };
    redemption?: NewRedemption;
    /** The second factor it was given in this session; used up with it. */
    proof?: { session: string; member: number };
    rebooking?: Rebooking;
    transition?: Transition;
    outbox?: { reason: string; task: string; payload: object }[];
    notices?: (NewNotice & { memberId: number })[];
    /** What a second person approves by this, and the dispute it accepts. */
    approval?: { id: string; decidedBy: number; journalVersion: number };
    dispute?: { id: string; decidedBy: number; journalVersion: number | null; words: string };
    /** Two memberships that become one by this, or are parted again; `id` is the fact's on the duplicate's side. */
    merge?: { id: string; duplicate: number; survivor: number; at: Instant; actor: number; isUndone: boolean };
    trail?: { actorId: number | null; action: string; subject: string; before: object | null; after: object | null };
  };
