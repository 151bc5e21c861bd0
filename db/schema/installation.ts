import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { edited, instant, points } from "./columns";

/** The one row that says what this installation is: its programme's name and looks, and how its clock stands. */
export const installation = pgTable(
  "installation",
  {
    id: integer("id").primaryKey().default(1),
    isDemonstration: boolean("is_demonstration").notNull().default(false),
    /** How far programme time runs ahead of real time; moved only in a demonstration. */
    clockAheadMs: points("clock_ahead_ms").notNull().default(0),
    programmeName: text("programme_name").notNull().default("Setia"),
    zone: text("zone").notNull().default("Asia/Jakarta"),
    currency: text("currency").notNull().default("IDR"),
    /** What points are called: in Indonesian, in English, and one of them in English. */
    unitNames: jsonb("unit_names")
      .$type<{ id: string; en: string; enOne?: string }>()
      .notNull()
      .default({ id: "poin", en: "points", enOne: "point" }),
    /** The language of whoever asks for none of ours, and of mails to nobody in particular. */
    locale: text("locale", { enum: ["id", "en"] })
      .notNull()
      .default("id"),
    /** What the portal speaks; the language above is one of them. Texts in one that is off are kept. */
    languages: text("languages", { enum: ["id", "en"] })
      .array()
      .notNull()
      .default(sql`'{id,en}'`),
    /** In whose name mails go; null: the programme's own. */
    mailName: text("mail_name"),
    /** From which address; null: no-reply at the portal's host. */
    mailAddress: text("mail_address"),
    /** CSS values by brand variable name, e.g. {"--brand-accent": "light-dark(#8a3b12, #f0a070)"}; none keeps the house look. */
    brand: jsonb("brand").$type<Record<string, string>>().notNull().default({}),
    /** What the database was last migrated to; /api/ready compares it with the files. */
    migratedTo: text("migrated_to"),
    migratedAt: instant("migrated_at"),
    ...edited(),
  },
  (t) => [
    check("installation_is_one_row", sql`${t.id} = 1`),
    check("installation_has_a_name", sql`${t.programmeName} <> ''`),
    check(
      "installation_speaks_its_language",
      sql`${t.languages} <@ array['id','en'] and ${t.locale} = any (${t.languages})`,
    ),
  ],
);
