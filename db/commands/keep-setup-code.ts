import { randomBytes } from "node:crypto";
import { sql } from "@/db/client";
import { setupCodeHash, setupCodeOf } from "@/lib/setup/code";

/** The code that makes the first owner, the same each time it is asked for until it was used; null once there is an owner. */
export async function keepSetupCode(): Promise<string | null> {
  const salt = randomBytes(16);
  const [row] = await sql<{ salt: Buffer | null }[]>`
    select keep_setup_code(${salt}, ${setupCodeHash(setupCodeOf(salt))}) as salt`;
  return row?.salt ? setupCodeOf(row.salt) : null;
}

/** Whether this is the code; twenty wrong ones in a quarter of an hour, from wherever they come, and no more are looked at in it. */
export async function trySetupCode(typed: string): Promise<"right" | "wrong" | "throttled" | "closed"> {
  const [row] = await sql<{ status: "right" | "wrong" | "throttled" | "closed" }[]>`
    select try_setup_code(${setupCodeHash(typed)}) as status`;
  return row?.status ?? "wrong";
}
