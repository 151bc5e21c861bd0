import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";

/** What points are called: in Indonesian, in English, and one of them in English. */
export type UnitNames = { id: string; en: string; enOne: string };

/** What this installation is called, looks like, reckons in and writes from. */
export type Settings = {
  version: number;
  programmeName: string;
  unitNames: UnitNames;
  currency: string;
  /** Where staff's times are shown, and everybody's who chose none; the terms have a zone of their own. */
  zone: string;
  locale: Locale;
  /** In whose name mails go; null: the programme's own. */
  mailName: string | null;
  /** From which address; null: no-reply at the portal's host. */
  mailAddress: string | null;
  brand: Record<string, string>;
  changedAt: Instant;
  changedByName: string | null;
};

/** The settings with the edit they are at. */
export async function findSettings(): Promise<Settings> {
  const [row] = await sql<Settings[]>`
    select i.version, i.programme_name as "programmeName", '{"enOne": "point"}'::jsonb || i.unit_names as "unitNames", i.currency, i.zone,
      i.locale, i.mail_name as "mailName", i.mail_address as "mailAddress", i.brand, i.changed_at as "changedAt",
      (select p.name from people p where p.id = i.changed_by) as "changedByName"
    from installation i where i.id = 1`;
  if (row === undefined) throw new Error("The installation has no settings: migrate the database.");
  return row;
}
