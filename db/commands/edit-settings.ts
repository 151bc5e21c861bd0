import { sql } from "@/db/client";
import { findSettings, type Settings } from "@/db/queries/settings";
import { isCurrency } from "@/lib/base/currency";
import { isLocale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { isZone } from "@/lib/base/zone";
import { areColours, type BrandColours, brandVariables, type WeakColour, weakColours } from "@/lib/brand-colours";
import type { Actor } from "@/lib/loyalty/permissions";

/** What is not named stays as it is; `colours: null` brings the house's back. */
export type SettingsEdit = Partial<
  Pick<
    Settings,
    "programmeName" | "unitNames" | "currency" | "zone" | "locale" | "languages" | "mailName" | "mailAddress"
  >
> & { colours?: BrandColours | null };

export type SettingsRefusal =
  | { code: "stale" | "zone_unknown" | "currency_unknown" | "no_rate" | "locale_unknown" }
  | { code: "naming_wrong"; wrong: Naming[] }
  | { code: "mail_name_wrong" | "mail_wrong" | "colour_wrong" | "language_missing" }
  | { code: "contrast"; weak: WeakColour[] };

/** What the programme and its points are called. */
type Naming = "name" | keyof Settings["unitNames"];

const NAME_MAX = 60;
const UNIT_MAX = 20;

/**
 * Changes the settings unless somebody changed them since `version` was read; everybody sees it with their next request. Names are 1
 * to 60 characters, units one word of letters; a currency needs a rate in the terms in force, and colours the contrast people can read.
 */
export async function editSettings(
  actor: Actor<"settings.edit">,
  version: number,
  edit: SettingsEdit,
): Promise<Result<null, SettingsRefusal>> {
  const mistake = mistakeIn(edit);
  if (mistake !== null) return refused(mistake);
  const { colours, ...rest } = edit;
  const brand = colours === undefined ? undefined : await brandWith(colours);
  const [row] = await sql<{ status: "kept" | "stale" | "no_rate" }[]>`
    select keep_settings(${actor.personId}, ${version}::int, ${sql.json(columnsOf({ ...rest, ...(brand && { brand }) }))}) as status`;
  const status = row?.status ?? "stale";
  return status === "kept" ? done(null) : refused({ code: status });
}

/** What cannot be, of names every one and of the rest the first, before the database is asked. */
function mistakeIn(edit: SettingsEdit): SettingsRefusal | null {
  const { programmeName, unitNames, currency, zone, locale, languages, mailName, mailAddress, colours } = edit;
  const wrong: Naming[] = programmeName === undefined || isName(programmeName) ? [] : ["name"];
  for (const part of ["id", "en", "enOne"] as const) if (unitNames && !isUnit(unitNames[part])) wrong.push(part);
  if (wrong.length > 0) return { code: "naming_wrong", wrong };
  if (currency !== undefined && !isCurrency(currency)) return { code: "currency_unknown" };
  if (zone !== undefined && !isZone(zone)) return { code: "zone_unknown" };
  if (locale !== undefined && !isLocale(locale)) return { code: "locale_unknown" };
  if (languages && !(languages.length > 0 && languages.every(isLocale))) return { code: "language_missing" };
  if (mailName && !isName(mailName)) return { code: "mail_name_wrong" };
  if (mailAddress && !/^[^\s@<>",;:]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(mailAddress)) return { code: "mail_wrong" };
  if (!colours) return null;
  if (!areColours(colours)) return { code: "colour_wrong" };
  const weak = weakColours(colours);
  return weak.length > 0 ? { code: "contrast", weak } : null;
}

/** Other colours, with what else the brand has: its logo. */
async function brandWith(colours: BrandColours | null): Promise<Record<string, string>> {
  const { brand } = await findSettings();
  const kept = Object.entries(brand).filter(([name]) => name.startsWith("--brand-logo"));
  return { ...Object.fromEntries(kept), ...(colours && brandVariables(colours)) };
}

const columns = {
  programmeName: "programme_name",
  unitNames: "unit_names",
  currency: "currency",
  zone: "zone",
  locale: "locale",
  languages: "languages",
  mailName: "mail_name",
  mailAddress: "mail_address",
  brand: "brand",
} as const;

function columnsOf(edit: Partial<Settings>) {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) => {
      const value = edit[name as keyof typeof columns];
      return value === undefined ? [] : [[column, value]];
    }),
  );
}

/** One line of at most sixty characters that begins and ends with one that is seen. */
function isName(text: string): boolean {
  return text.length <= NAME_MAX && /^\S(.*\S)?$/u.test(text) && !/\p{Cc}/u.test(text);
}

/** One word, since it stands in the middle of sentences. */
function isUnit(text: string): boolean {
  return text.length <= UNIT_MAX && /^\p{L}[\p{L}\p{M}'’-]*$/u.test(text);
}
