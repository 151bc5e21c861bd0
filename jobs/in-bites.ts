const BITE = 500;
const MOST_BITES = 4_000;

/**
 * Does something a bite at a time until a bite finds less than it could take, so that people at the counter never wait long.
 * It ends even where a row comes back again and again; the next tick goes on.
 */
export async function inBites(bite: (limit: number) => Promise<number>): Promise<void> {
  for (let taken = 0; taken < MOST_BITES; taken++) {
    if ((await bite(BITE)) < BITE) return;
  }
}
