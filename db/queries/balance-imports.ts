import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";

type Brought = { opened: number; points: number };
export type BalanceImport = {
  importId: string;
  /** Null for the operator's command. */
  by: string | null;
  begunAt: Instant;
  /** What it was to be. */
  planned: Brought;
  /** What it was; null where it still goes on or was stopped on the way. */
  brought: (Brought & { duplicates: number }) | null;
};

/** The latest imports of opening balances, newest first, as the trail tells them. */
export async function listBalanceImports(limit: number): Promise<BalanceImport[]> {
  return await sql<BalanceImport[]>`
    select split_part(b.subject, ':', 2) as "importId", p.name as by, b.at as "begunAt", b.after as planned, f.after as brought
    from trail b left join people p on p.id = b.actor_id left join trail f on f.subject = b.subject and f.action = 'balances.finish'
    where b.action = 'balances.begin' order by b.id desc limit ${limit}`;
}
