import { type Given, sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import type { JournalKind } from "@/lib/loyalty/account";
import type { Points } from "@/lib/loyalty/points";
import type { Terms, TermsHistory } from "@/lib/loyalty/terms";
import type { Trace } from "@/lib/loyalty/trace";
import { openFor, openSecret } from "@/lib/personal-data";
import type { Standing } from "./standing";

/** A journal line as its member reads it. */
export type LineView = {
  version: number;
  kind: JournalKind;
  points: Points;
  tierPoints: Points;
  /** What remained in all lots after it, points that cannot be spent yet included. */
  balanceAfter: Points;
  occurredAt: Instant;
  trace: Trace;
  terms: Terms;
  /** False: time has done it, but the book does not say so yet. */
  isWritten: boolean;
  purchase: {
    publicId: string;
    totalMinor: number;
    currency: string;
    store: string | null;
    channel: string | null;
    /** Given back of it so far, and the last line that says so. */
    refundedMinor: number;
    refundedBy: number | null;
  } | null;
  /** The money given back that this line is about, and the line of its purchase. */
  refund: { amountMinor: number; currency: string; store: string | null; purchaseVersion: number | null } | null;
  /** The redemption that this line paid for or gave back. */
  redemption: { publicId: string; rewardName: string; paidBy: number; restoredBy: number | null } | null;
  /** What staff wrote when they corrected the points. */
  reason: string | null;
};

export type LineRow = Omit<LineView, "occurredAt" | "trace" | "terms" | "isWritten" | "reason"> & {
  occurredAt: string;
  trace: string;
  termsVersion: number;
  adjustment: { reason?: string; sealedUnder?: "person" | "portal" } | null;
};

/** One JSON object a line, for queries that read `journals j` of one member. */
export const lineObject = (locale: Given<Locale>) => sql`
  json_build_object('version', j.version, 'kind', j.kind, 'points', j.points, 'tierPoints', j.tier_points, 'balanceAfter', j.balance_after,
    'occurredAt', j.occurred_at, 'trace', j.trace, 'termsVersion', j.terms_version,
    'purchase', (select json_build_object('publicId', e.public_id, 'totalMinor', e.total_minor, 'currency', e.currency, 'store', e.store,
        'channel', e.channel, 'refundedMinor', r.minor, 'refundedBy', r.line)
      from events e, lateral (select coalesce(sum(r.total_minor), 0)::bigint as minor, max(r.journal_version) as line from events r
        where r.kind = 'refund' and r.data ->> 'purchase' = e.public_id::text and not r.outcome ? 'refusal') r
      where j.source like 'purchase:%' and e.public_id = substr(j.source, 10)::uuid),
    'refund', (select json_build_object('amountMinor', r.total_minor, 'currency', r.currency, 'store', s.store, 'purchaseVersion', s.journal_version)
      from events r join events s on s.public_id = (r.data ->> 'purchase')::uuid
      where j.kind = 'refunded' and r.public_id = split_part(j.source, ':', 2)::uuid),
    'adjustment', (select e.data from events e
      where (j.kind in ('adjusted', 'refunded', 'merged') or j.source like 'release:%') and e.public_id = split_part(j.source, ':', 2)::uuid),
    'redemption', (select json_build_object('publicId', d.public_id, 'rewardName', w.texts -> ${locale}::text ->> 'name',
        'paidBy', d.journal_version, 'restoredBy', d.restored_version)
      from redemptions d join rewards w on w.id = d.reward_id
      where j.kind in ('redeemed', 'restored') and d.member_id = j.member_id and j.version in (d.journal_version, d.restored_version)))`;

export function toLineView(row: LineRow, wrappedKey: Buffer | null, history: TermsHistory): LineView {
  const { adjustment, termsVersion, occurredAt, trace, ...rest } = row;
  return {
    ...rest,
    occurredAt: new Date(occurredAt),
    trace: JSON.parse(trace),
    terms: history.find((terms) => terms.version === termsVersion) ?? history[0],
    isWritten: true,
    reason: openReason(adjustment, wrappedKey),
  };
}

/** What time has done to the member since the last line, newest first. */
export function unwrittenLines({ unwritten, terms }: Standing): LineView[] {
  return unwritten
    .map(({ version, line, balanceAfter }) => ({
      version,
      kind: line.kind,
      points: line.points,
      tierPoints: line.tierPoints,
      balanceAfter,
      occurredAt: line.occurredAt,
      trace: line.trace,
      terms,
      isWritten: false,
      purchase: null,
      refund: null,
      redemption: null,
      reason: null,
    }))
    .reverse();
}

function openReason(adjustment: LineRow["adjustment"], wrappedKey: Buffer | null): string | null {
  if (!adjustment?.reason) return null;
  if (adjustment.sealedUnder !== "person") return openSecret(adjustment.reason);
  return wrappedKey && openFor(wrappedKey, "reason", Buffer.from(adjustment.reason, "base64url"));
}
