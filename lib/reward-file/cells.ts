import { Temporal } from "temporal-polyfill";
import { currencyDigits } from "@/lib/base/currency";
import { instantOf } from "@/lib/base/local-time";
import { toMinor } from "@/lib/loyalty/money";

/** What begins like a formula is kept from being one in a spreadsheet by a sign before it, which is taken off again when it is read. */
export function writeText(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

export function readText(cell: string): string {
  const text = cell.replaceAll("\r\n", "\n");
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** A whole number, with or without signs between its thousands; null for anything else. */
export function readCount(cell: string): number | null {
  if (!/^\d{1,15}$|^\d{1,3}([.,]\d{3}){1,4}$/.test(cell)) return null;
  return Number(cell.replace(/[.,]/g, ""));
}

/** Money in whole units of its currency with the decimals it has: 25000 rupiah, 29.33 dollars. */
export function writeMoney(minor: number | null, currency: string): string {
  if (minor === null) return "";
  const digits = currencyDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

export function readMoney(cell: string, currency: string): number | null {
  const digits = currencyDigits(currency);
  const decimals = digits === 0 ? null : new RegExp(`^(.*)[.,](\\d{1,${digits}})$`).exec(cell);
  const whole = readCount(decimals?.[1] ?? cell);
  return whole === null ? null : toMinor(decimals ? `${whole}.${decimals[2]}` : String(whole), currency);
}

/** An instant by the clock of the programme's zone: `2026-12-01 09:00`, with seconds where it has some. */
export function writeInstant(at: Date | null, zone: string): string {
  if (at === null) return "";
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
  const isWhole = local.second === 0 && local.millisecond === 0;
  return local.toString({ smallestUnit: isWhole ? "minute" : "second" }).replace("T", " ");
}

/** The same, or as a spreadsheet of a country that writes the day first makes of it: `01/12/2026 09.00`; a day alone is its midnight. */
export function readInstant(cell: string, zone: string): Date | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?$/.exec(cell);
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,? (\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?$/.exec(cell);
  if (iso) return at(iso[1] ?? "", iso.slice(2), zone);
  if (!dayFirst) return null;
  const [, day = "", month = "", year, ...time] = dayFirst;
  return at(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, time, zone);
}

function at(day: string, [hour, minute, second]: (string | undefined)[], zone: string): Date | null {
  if (hour === undefined) return instantOf(day, zone);
  return instantOf(`${day}T${hour.padStart(2, "0")}:${minute}${second ? `:${second}` : ""}`, zone);
}

const yes = ["yes", "ya", "true", "1"];
const no = ["no", "tidak", "false", "0"];

export function readYes(cell: string): boolean | null {
  const word = cell.toLowerCase();
  return yes.includes(word) ? true : no.includes(word) ? false : null;
}

export function writeYes(value: boolean): string {
  return value ? "yes" : "no";
}
