import type { Sql } from "./client";

type Slowed = "challenges" | "people" | "reward_stocks" | "rewards" | "sessions" | "throttles" | "wallets";

/** While `work` runs, every change of a row of this table takes a moment longer, so that what is asked at once does overlap. */
export async function slowly<Answer>(owner: Sql, table: Slowed, work: () => Promise<Answer>): Promise<Answer> {
  await owner.unsafe(`
    create or replace function take_a_moment() returns trigger language plpgsql as
      'begin perform pg_sleep(0.05); return new; end';
    create trigger take_a_moment before update on ${table} for each row execute function take_a_moment()`);
  try {
    return await work();
  } finally {
    await owner.unsafe(`drop trigger take_a_moment on ${table}`);
  }
}
