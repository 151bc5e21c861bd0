import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";

/** From now on this person's pages and mail are in this language. */
export async function rememberLocale(personId: number, locale: Locale): Promise<void> {
  await sql`
    update people set locale = ${locale}, changed_by = ${personId}, version = version + 1
    where id = ${personId} and locale <> ${locale}`;
}
