import { sql } from "@/db/client";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

/** Asks the worker to check the whole ledger now; one at a time. */
export function askLedgerCheck(actor: Actor<"ledger.check">): Promise<"asked" | "under_way"> {
  return ask(actor.personId);
}

/** The same, by the clock. */
export function askNightlyLedgerCheck(): Promise<"asked" | "under_way"> {
  return ask(null);
}

async function ask(personId: number | null): Promise<"asked" | "under_way"> {
  const [row] = await sql<{ status: "asked" | "under_way" }[]>`
    select ask_ledger_check(${newId()}, ${personId}) as status`;
  return row?.status ?? "under_way";
}
