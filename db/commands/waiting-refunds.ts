import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Draft } from "@/lib/loyalty/account";
import { type Refunded, type RefundRefusal, type RefundRequest, refund } from "@/lib/loyalty/refund";
import type { Sale } from "@/lib/loyalty/refund-share";
import type { Fact } from "./commit";

/** A refund that arrived before its sale, as its sale reads it. */
export type WaitingRefund = {
  id: string;
  /** Hexadecimal digits: its own key, and that of its sale. */
  key: string;
  purchaseKey: string;
  digest: string;
  externalId: string;
  amountMinor: number;
  currency: string | null;
  occurredMs: number;
};

/** The refunds that wait for sales under these keys, as one JSON column of whatever else is loaded; null where none does. */
export const waitingRefundsColumn = (purchaseKeys: Buffer[]) => sql`
  (select json_agg(json_build_object('id', w.public_id, 'key', encode(w.key, 'hex'), 'purchaseKey', encode(w.purchase_key, 'hex'),
      'digest', encode(w.digest, 'hex'), 'externalId', w.external_id, 'amountMinor', w.amount_minor, 'currency', w.currency,
      'occurredMs', (extract(epoch from w.occurred_at) * 1000)::bigint) order by w.id)
    from waiting_refunds w
    where w.taken_at is null and w.purchase_key in (select decode(k, 'hex') from unnest(${purchaseKeys.map((key) => key.toString("hex"))}::text[]) k))`;

/** The same for many sales at once, for an import. */
export async function findWaiting(purchaseKeys: Buffer[]): Promise<WaitingRefund[] | null> {
  const [row] = await sql<
    { waiting: WaitingRefund[] | null }[]
  >`select ${waitingRefundsColumn(purchaseKeys)} as waiting`;
  return row?.waiting ?? null;
}

type JustSold = Pick<Sale, "id" | "totalMinor" | "currency" | "occurredAt"> & { key: Buffer; memberId: number };

/**
 * What the refunds that waited for a sale do in the very decision that records it: a fact each, those among them that are refused (more
 * than the sale, another currency) with their refusal, so that none waits for ever.
 */
export function takeWaiting(
  draft: Draft,
  sold: JustSold,
  waiting: WaitingRefund[] | null,
  soldAt: Instant,
  now = soldAt,
): Fact[] {
  const purchaseKey = sold.key.toString("hex");
  const sale: Sale = { ...sold, refundedMinor: 0, lines: [] };
  return (waiting ?? [])
    .filter((each) => each.purchaseKey === purchaseKey)
    .map((each) => {
      const occurredAt = new Date(each.occurredMs);
      // A past that is imported is decided in its own time: nothing is given back before it was.
      const decidedAt = occurredAt > soldAt && soldAt < now ? (occurredAt < now ? occurredAt : now) : soldAt;
      const { id, amountMinor, currency, externalId } = each;
      const request = { id, amountMinor, currency, occurredAt, reasonDigest: null };
      const answer = refund(draft, sale, request, decidedAt);
      if (answer.ok) sale.refundedMinor += amountMinor;
      const [key, digest] = [Buffer.from(each.key, "hex"), Buffer.from(each.digest, "hex")];
      return refundFact({ ...request, memberId: sold.memberId, externalId, key, digest }, sale, decidedAt, answer);
    });
}

type Given = RefundRequest & { memberId: number; externalId: string; key: Buffer; digest: Buffer };
type Answer = { ok: true; value: Refunded } | { ok: false; refusal: RefundRefusal };

/** What is kept of a refund that was decided; `reason` is what staff wrote, sealed. */
export function refundFact(
  given: Given,
  sale: Pick<Sale, "id" | "currency">,
  decidedAt: Instant,
  answer: Answer,
  reason: object = {},
): Fact {
  return {
    id: given.id,
    kind: "refund",
    memberId: given.memberId,
    key: given.key,
    digest: given.digest,
    occurredAt: given.occurredAt,
    decidedAt,
    externalId: given.externalId,
    totalMinor: given.amountMinor,
    currency: given.currency ?? sale.currency,
    data: { purchase: sale.id, ...reason },
    outcome: answer.ok ? { refundId: given.id, ...answer.value } : { refusal: answer.refusal },
    journalVersion: answer.ok ? answer.value.journalVersion : null,
    nothingBecause: answer.ok ? answer.value.nothingBecause : null,
  };
}
