import { mailedCodeHash, recoveryCodeHash } from "@/lib/one-time";
import { openFor } from "@/lib/personal-data";
import { totpStep } from "@/lib/totp";

export type FactorRefusal = "refused" | "used" | "throttled";

/** A typed second factor as the database takes it: which kind it can only be, and what of it is compared there. */
export type TypedFactor = { kind: "totp" | "recovery_code" | "email_code"; step: number | null; hash: Buffer | null };

/** Six digits are a code of the app, or of the mail for who has none; ten letters and digits a recovery code. */
export function readFactor(
  typed: string,
  person: { id: number; wrappedKey: Buffer; totpSecret: Buffer | null },
  challenge: string | null,
  now: Date,
): TypedFactor {
  const recovery = recoveryCodeHash(person.id, typed);
  if (recovery !== null) return { kind: "recovery_code", step: null, hash: recovery };
  if (person.totpSecret !== null) {
    const secret = openFor(person.wrappedKey, "totp", person.totpSecret);
    return { kind: "totp", step: totpStep(secret, typed, now), hash: null };
  }
  const hash = challenge === null ? null : mailedCodeHash(typed.replace(/\s/g, ""), challenge);
  return { kind: "email_code", step: null, hash };
}
