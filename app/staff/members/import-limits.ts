/** What one file of balances may hold in the console: it is brought in while its sender waits, 20,000 members in about a quarter of a minute. */
export const BALANCE_ROWS_MAX = 20_000;
export const BALANCE_BYTES_MAX = 5 * 1024 * 1024;
export const BALANCE_MEGABYTES_MAX = BALANCE_BYTES_MAX / 1024 / 1024;
