import { hash, verify } from "@node-rs/argon2";

/** Argon2id with 19 MiB, two passes, one lane: what OWASP asks for. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let nobody: Promise<string> | undefined;

/** Whether a password is the one hashed; without a hash it takes as long and says no. */
export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const matches = await verify(hashed ?? (await nobody), password.normalize("NFKC"));
  return hashed !== null && matches;
}
