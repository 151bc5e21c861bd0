import { setTimeout } from "node:timers/promises";
import { type Sql, sql } from "./client";

type Slowed =
  | "approvals"
  | "challenges"
  | "installation"
  | "notes"
  | "people"
  | "reward_codes"
  | "reward_dates"
  | "reward_plans"
  | "reward_stocks"
  | "rewards"
  | "sessions"
  | "throttles"
  | "wallets";

/** While `work` runs, every change of a row of this table takes a moment longer, so that what is asked at once does overlap. */
export async function slowly<Answer>(owner: Sql, table: Slowed, work: () => Promise<Answer>): Promise<Answer> {
  await owner.unsafe(`
    create or replace function take_a_moment() returns trigger language plpgsql as
      'begin perform pg_sleep(0.05); return new; end';
    create trigger take_a_moment before update on ${table} for each row execute function take_a_moment()`);
  // Opening a connection takes longer than that moment.
  await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.05)`));
  try {
    return await work();
  } finally {
    await owner.unsafe(`drop trigger take_a_moment on ${table}`);
  }
}

/** Waits until somebody else holds this row, or has let it go again before anybody could see: then what follows comes after. */
export async function untilHeld(owner: Sql, table: Slowed, id: number): Promise<void> {
  const key = { reward_stocks: "reward_id", wallets: "member_id" }[table as string] ?? "id";
  for (let look = 0; look < 200; look += 1) {
    const free = await owner.unsafe(`select from ${table} where ${key} = ${id} for no key update skip locked`);
    if (free.length === 0) return;
    await setTimeout(3);
  }
}
