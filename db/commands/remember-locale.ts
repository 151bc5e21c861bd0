import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import type { Actor } from "@/lib/loyalty/permissions";

/** From now on this person's pages and mail are in this language, on every device. */
export async function rememberLocale(actor: Actor<"account.use">, locale: Locale): Promise<void> {
  await sql`
    update people set locale = ${locale}, changed_by = ${actor.personId}, changed_at = now(), version = version + 1
    where id = ${actor.personId} and locale <> ${locale}`;
}
