/** A whole number of points that a double holds exactly. */
export type Points = number;

/** Returns `value` when it is a whole number that can be counted exactly; throws otherwise, since only a bug makes one. */
export function exactly(value: number): Points {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of points`);
  return value;
}

export function sum(values: Iterable<number>): Points {
  let total = 0;
  for (const value of values) total += value;
  return exactly(total);
}

/** floor(amount × numerator ÷ denominator), exact for any safe integers: one rounding, down. */
export function shareOf(amount: number, numerator: number, denominator: number): Points {
  const product = BigInt(exactly(amount)) * BigInt(exactly(numerator));
  const divisor = BigInt(exactly(denominator));
  const quotient = product / divisor;
  const roundedDown = product < 0n && product % divisor !== 0n ? quotient - 1n : quotient;
  return exactly(Number(roundedDown));
}
