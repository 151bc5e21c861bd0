import { currencyDigits } from "./currency";
import type { Locale } from "./locale";

const symbols: Record<string, Record<Locale, string>> = {
  IDR: { id: "Rp", en: "Rp" },
  USD: { id: "US$", en: "$" },
};

const numberTags: Record<Locale, string> = { id: "id-ID", en: "en-GB" };
const minus = "\u2212";

/** Money in minor units as people write it: `Rp25.000`, `US$29,33`, `−Rp500`; never a space inside. */
export function formatMoney(amountMinor: number, currency: string, locale: Locale): string {
  const digits = currencyDigits(currency);
  const number = numberFormat(locale, digits).format(Math.abs(amountMinor) / 10 ** digits);
  const symbol = symbols[currency]?.[locale] ?? `${currency}\u00a0`;
  return `${amountMinor < 0 ? minus : ""}${symbol}${number}`;
}

/** Whole points, every digit shown: `12.500`. "M" would mean miliar, so nothing is ever shortened. */
export function formatPoints(points: number, locale: Locale): string {
  return `${points < 0 ? minus : ""}${numberFormat(locale, 0).format(Math.abs(points))}`;
}

// Making a formatter costs a hundred times what using it does.
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(numberTags[locale], options);
  numberFormats.set(key, format);
  return format;
}

/** A movement of points with its sign always shown: `+120`, `−3.000`, `0`. */
export function formatPointsChange(points: number, locale: Locale): string {
  return points > 0 ? `+${formatPoints(points, locale)}` : formatPoints(points, locale);
}

/** A whole number as typed in a language: "12.500" is twelve thousand five hundred in Indonesian; null when it is anything else. */
export function parseWholeNumber(text: string, locale: Locale): number | null {
  const typed = text.replace(/[\s\u00a0\u202f]/g, "").replace(minus, "-");
  const grouped = locale === "id" ? /^-?\d{1,3}(\.\d{3})+$/ : /^-?\d{1,3}(,\d{3})+$/;
  if (!/^-?\d+$/.test(typed) && !grouped.test(typed)) return null;
  const value = Number(typed.replace(/[.,]/g, ""));
  return Number.isSafeInteger(value) ? value + 0 : null;
}

/** An amount as typed in a language, in minor units: "25.000" or "Rp25.000", "29,33" of dollars; null when it is anything else. */
export function parseMoney(text: string, currency: string, locale: Locale): number | null {
  const digits = currencyDigits(currency);
  const typed = text.replace(/[\s\u00a0\u202f]/g, "").replace(/^(Rp|US\$|\$)/i, "");
  const [whole = "", fraction = "", ...rest] = typed.split(locale === "id" ? "," : ".");
  const units = parseWholeNumber(whole, locale);
  if (units === null || units < 0 || rest.length > 0 || fraction.length > digits || !/^\d*$/.test(fraction))
    return null;
  const minor = units * 10 ** digits + Number(fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** `+6281234567890` as it is said in Indonesia, `0812-3456-7890`; other countries in groups after the plus. */
export function formatPhone(e164: string): string {
  const national = /^\+62(\d{7,13})$/.exec(e164)?.[1];
  if (national === undefined) return e164;
  const digits = `0${national}`;
  const groups = [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)];
  return groups.filter(Boolean).join("-");
}
