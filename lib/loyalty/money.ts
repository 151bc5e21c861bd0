/** Decimal digits of each currency the programme can meet; rupiah has no sen in practice. */
const digits = { IDR: 0, USD: 2, EUR: 2, SGD: 2, MYR: 2, AUD: 2, GBP: 2, JPY: 0 } as const;

export type Currency = keyof typeof digits;

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(digits, code);
}

export function currencyDigits(code: string): number {
  return isCurrency(code) ? digits[code] : 2;
}

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
