import { currencyDigits } from "@/lib/base/currency";

/**
 * Minor units of a decimal amount in major units ("29.33" USD → 2933, "125000" IDR → 125000).
 * Null when it is no plain decimal, has more digits than the currency, or is too large to count exactly.
 */
export function toMinor(amount: string, currency: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const wanted = currencyDigits(currency);
  if (fraction.length > wanted && /[1-9]/.test(fraction.slice(wanted))) return null;
  const value = Number(whole + fraction.slice(0, wanted).padEnd(wanted, "0"));
  return Number.isSafeInteger(value) ? (sign ? -value || 0 : value) : null;
}
