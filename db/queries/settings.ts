import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import type { UnitNames } from "@/messages/unit-words";

/** What this installation is called, looks like, reckons in and writes from. */
export type Settings = {
  version: number;
  programmeName: string;
  unitNames: UnitNames;
  currency: string;
  /** Where staff's times are shown, and everybody's who chose none; the terms have a zone of their own. */
  zone: string;
  locale: Locale;
  /** What the portal speaks; the one above is one of them. */
  languages: Locale[];
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
      i.locale, i.languages, i.mail_name as "mailName", i.mail_address as "mailAddress", i.brand, i.changed_at as "changedAt",
      (select p.name from people p where p.id = i.changed_by) as "changedByName"
    from installation i where i.id = 1`;
  if (row === undefined) throw new Error("The installation has no settings: migrate the database.");
  return row;
}

/** What became of the last mail somebody sent themselves to try. */
export type TriedMail = { state: "waiting" | "sending" | "sent" | "failed"; error: string | null; at: Instant };

export async function findTriedMail(personId: number): Promise<TriedMail | null> {
  const [row] = await sql<TriedMail[]>`
    select * from (
      select state, error, coalesce(sent_at, claimed_at) as at from deliveries where person_id = ${personId} and template = 'mail-trial'
      union all
      select 'waiting', null, created_at from outbox
      where payload ->> 'template' = 'mail-trial' and (payload ->> 'personId')::bigint = ${personId}) tried
    order by at desc limit 1`;
  return row ?? null;
}

/** Where the terms in force say a day begins, and which currencies they reckon in; null before there are any. */
export async function findReckoning(): Promise<{ version: number; zone: string; currencies: string[] } | null> {
  const [row] = await sql<{ version: number; zone: string; currencies: string[] }[]>`
    select version, document ->> 'zone' as zone, array(select jsonb_object_keys(document -> 'rates') order by 1) as currencies
    from terms_versions where is_live
    order by effective_from <= programme_now() desc, case when effective_from <= programme_now() then version end desc, version limit 1`;
  return row ?? null;
}
