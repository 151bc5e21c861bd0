/** The currencies the programme can meet, with the digits of their minor unit; rupiah has no sen in practice. */
const digits = { IDR: 0, USD: 2, EUR: 2, SGD: 2, MYR: 2, AUD: 2, GBP: 2, JPY: 0 } as const;

export type Currency = keyof typeof digits;

export const currencies = Object.keys(digits);

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(digits, code);
}

/** Digits after the decimal mark in a currency's minor unit: rupiah none, dollars two. */
export function currencyDigits(code: string): number {
  return isCurrency(code) ? digits[code] : 2;
}
