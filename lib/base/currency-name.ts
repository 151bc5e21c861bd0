import type { Locale } from "./locale";

/** A currency in words with its code: "Rupiah Indonesia (IDR)". */
export function currencyName(code: string, locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: "currency" }).of(code);
  return name === undefined || name === code ? code : `${name} (${code})`;
}
