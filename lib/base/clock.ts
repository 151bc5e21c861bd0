/** An instant, to the microsecond at most; everything that can act at a time is given one. */
export type Instant = Date;

/** The real time, for sign-in, tokens, throttles and signatures. Programme time comes from the database (`programme_now()`). */
export function realNow(): Instant {
  return new Date();
}
