import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";

export type WaitingRefundRow = {
  publicId: string;
  externalId: string;
  purchaseExternalId: string;
  amountMinor: number;
  /** Null: that of the sale, whichever it will be. */
  currency: string | null;
  receivedAt: Instant;
};

const SHOWN = 20;

/** Refunds whose sale has not arrived, the oldest first, with how many there are and how many of them came before `overdueBefore`. */
export async function listWaitingRefunds(
  overdueBefore: Instant,
): Promise<{ rows: WaitingRefundRow[]; count: number; overdue: number }> {
  const rows = await sql<(WaitingRefundRow & { count: number; overdue: number })[]>`
    select public_id as "publicId", external_id as "externalId", purchase_external_id as "purchaseExternalId", amount_minor as "amountMinor",
      currency, received_at as "receivedAt", (select count(*)::int from waiting_refunds where taken_at is null) as count,
      (select count(*)::int from waiting_refunds where taken_at is null and received_at < ${overdueBefore}) as overdue
    from waiting_refunds where taken_at is null order by id limit ${SHOWN}`;
  const { count = 0, overdue = 0 } = rows[0] ?? {};
  return { rows: rows.map(({ count: _, overdue: __, ...row }) => row), count, overdue };
}
