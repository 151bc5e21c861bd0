import { createHash } from "node:crypto";
import { sql } from "@/db/client";

const limits = {
  "sign-in": { tries: 60, minutes: 15 },
  join: { tries: 20, minutes: 60 },
  "ask-passkey": { tries: 300, minutes: 15 },
  "judge-password": { tries: 600, minutes: 15 },
  forgot: { tries: 20, minutes: 60 },
  "reward-given": { tries: 40, minutes: 24 * 60 },
} as const;

const personLimits = { find: { tries: 120, minutes: 5 }, "ask-passkey": { tries: 60, minutes: 5 } } as const;

/** Counts one try of somebody signed in; false once they have had too many. */
export async function personMay(what: keyof typeof personLimits, personId: number): Promise<boolean> {
  const { tries, minutes } = personLimits[what];
  const key = createHash("sha256").update(`${what}:person:${personId}`).digest();
  const [row] = await sql<{ allowed: boolean }[]>`
    select throttle_take(${key}, ${tries}, ${minutes} * interval '1 minute') as allowed`;
  return row?.allowed ?? false;
}

/** Counts one try of an address (null: one without a limit); false once it has had too many. An address is kept as its hash only, until its window ends. */
export async function addressMay(what: keyof typeof limits, address: string | null): Promise<boolean> {
  if (address === null) return true;
  const { tries, minutes } = limits[what];
  const key = createHash("sha256").update(`${what}:${address}`).digest();
  const [row] = await sql<{ allowed: boolean }[]>`
    select throttle_take(${key}, ${tries}, ${minutes} * interval '1 minute') as allowed`;
  return row?.allowed ?? false;
}
