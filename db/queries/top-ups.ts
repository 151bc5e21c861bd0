import { sql } from "@/db/client";
import { openFor } from "@/lib/personal-data";
import type { TopUpOrder } from "@/lib/top-up/provider";

type Row = Omit<TopUpOrder, "phone"> & { particulars: Buffer; wrappedKey: Buffer };

/** What to order for a redemption that still waits for it; null where there is nothing to order any more. */
export async function findTopUp(redemptionId: string): Promise<TopUpOrder | null> {
  const [row] = await sql<Row[]>`
    select d.public_id as key, d.details ->> 'product' as product, d.worth_minor as "amountMinor", d.currency, s.cipher as particulars,
      p.wrapped_key as "wrappedKey"
    from redemptions d join rewards r on r.id = d.reward_id join redemption_particulars s on s.redemption_id = d.id
    join members m on m.id = d.member_id join people p on p.id = m.person_id
    where d.public_id = ${redemptionId}::uuid and d.state = 'processing' and r.kind = 'top_up' and p.wrapped_key is not null`;
  if (row === undefined) return null;
  const { particulars, wrappedKey, ...order } = row;
  const given: { phone?: string } = JSON.parse(openFor(wrappedKey, "particulars", particulars));
  return given.phone === undefined ? null : { ...order, phone: given.phone };
}
