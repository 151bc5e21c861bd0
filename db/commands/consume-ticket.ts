import { sql } from "@/db/client";
import { newId } from "@/lib/base/uuid";
import { tokenHash } from "@/lib/one-time";

/** The session a ticket opens, once; null for a ticket that was used, ran out or never was. */
export async function consumeTicket(ticket: string): Promise<string | null> {
  const [row] = await sql<{ session: string | null }[]>`
    select consume_ticket(${tokenHash(ticket)}, ${newId()}::uuid) as session`;
  return row?.session ?? null;
}
