import type { Sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Result } from "@/lib/base/result";

/** Does something the way it was done at `at`: by the commands people use, with the programme's clock set back meanwhile. */
export async function asOf<Value>(owner: Sql, at: Instant, work: () => Promise<Value>): Promise<Value> {
  await owner`
    update installation set clock_ahead_ms = (extract(epoch from ${at}::timestamptz - now()) * 1000)::bigint where id = 1`;
  const value = await work();
  await owner`update installation set clock_ahead_ms = 0 where id = 1`;
  return value;
}

/** What a command answered; a refusal is a mistake in the story. */
export function granted<Value>(answer: Result<Value, unknown>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`The rules refuse a story: ${JSON.stringify(answer.refusal)}`);
}
