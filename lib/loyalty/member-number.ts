/** Sixteen digits for a card: fifteen given ones and the check digit that shows a mistyped one (Luhn, ISO/IEC 7812-1). */
export function memberNumber(fifteenDigits: string): string {
  if (!/^\d{15}$/.test(fifteenDigits))
    throw new RangeError("A member's number is made of fifteen digits and one to check them");
  return `${fifteenDigits}${checkDigit(fifteenDigits)}`;
}

/** Whether a typed number, spaces and hyphens aside, can be a member's. */
export function isMemberNumber(typed: string): boolean {
  const digits = typed.replace(/[\s-]/g, "");
  return /^\d{16}$/.test(digits) && checkDigit(digits.slice(0, 15)) === Number(digits[15]);
}

function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** A member's number in groups of four, as it is printed and read aloud. */
export function readableNumber(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ");
}
