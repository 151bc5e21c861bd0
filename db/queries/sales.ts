import { sql } from "@/db/client";
import type { LotChange } from "@/lib/loyalty/account";
import type { PastLine, Sale } from "@/lib/loyalty/refund-share";

type LineRow = Omit<PastLine, "changes" | "trace"> & { changes: string; trace: string };

export type SaleRow = Omit<Sale, "occurredAt" | "lines"> & { occurredMs: number; lines: LineRow[] | null };

/** A recorded purchase with what the book says of it, for queries that read it as `events s`; null where there is none. */
export const saleObject = () => sql`
  case when s.id is not null then json_build_object('id', s.public_id, 'totalMinor', s.total_minor, 'currency', s.currency,
    'occurredMs', (extract(epoch from s.occurred_at) * 1000)::bigint,
    'refundedMinor', (select coalesce(sum(r.total_minor), 0)::bigint from events r
      where r.kind = 'refund' and r.data ->> 'purchase' = s.public_id::text and not r.outcome ? 'refusal'),
    'lines', (select json_agg(json_build_object('version', j.version, 'kind', j.kind, 'points', j.points, 'tierPoints', j.tier_points,
        'source', j.source, 'changes', j.changes, 'trace', j.trace) order by j.version)
      from journals j where j.member_id = s.member_id
        and (j.kind = 'tier_moved' or j.version >= s.journal_version and j.kind in ('earned', 'refunded', 'lapsed', 'merged')
          and (j.kind <> 'earned' or j.source = 'purchase:' || s.public_id)))) end`;

export function toSale({ occurredMs, lines, ...sale }: SaleRow): Sale {
  const read = (line: LineRow): PastLine => ({
    ...line,
    changes: JSON.parse(line.changes) as LotChange[],
    trace: JSON.parse(line.trace),
  });
  return { ...sale, occurredAt: new Date(occurredMs), lines: (lines ?? []).map(read) };
}
