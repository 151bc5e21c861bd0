import { mailedCodeHash, recoveryCodeHash } from "@/lib/one-time";
import type { Signed } from "@/lib/passkey";
import { openFor } from "@/lib/personal-data";
import { totpStep } from "@/lib/totp";
import { type PasskeyOccasion, readPasskey } from "./ask-passkey";

export type CodeRefusal = "refused" | "used" | "throttled";
/** Of a passkey also: asked for something else, used or run out (`stale`), and one whose counter went back (`copied`). */
export type FactorRefusal = CodeRefusal | "stale" | "copied";

/** A typed second factor as the database takes it: which kind it can only be, and what of it is compared there. */
export type TypedFactor = { kind: "totp" | "recovery_code" | "email_code"; step: number | null; hash: Buffer | null };

/** The same of a passkey's answer: JSON for `p_signed`. */
type SignedFactor = { kind: "passkey"; step: null; hash: null; signed: Signed };
type AnyFactor = (TypedFactor & { signed: null }) | SignedFactor;

type Whose = { id: number; wrappedKey: Buffer; totpSecret: Buffer | null };

/** Six digits are a code of the app, or of the mail for who has none; ten letters and digits a recovery code. */
export function readFactor(typed: string, person: Whose, challenge: string | null, now: Date): TypedFactor {
  const recovery = recoveryCodeHash(person.id, typed);
  if (recovery !== null) return { kind: "recovery_code", step: null, hash: recovery };
  if (person.totpSecret !== null) {
    const secret = openFor(person.wrappedKey, "totp", person.totpSecret);
    return { kind: "totp", step: totpStep(secret, typed, now), hash: null };
  }
  const hash = challenge === null ? null : mailedCodeHash(typed.replace(/\s/g, ""), challenge);
  return { kind: "email_code", step: null, hash };
}

/** A second factor as a form brings it: a code somebody typed, or what a passkey answered (JSON of the browser). */
export type GivenProof = { code: string } | { passkey: string };

/** Reads either; null for what is no answer of a passkey. `occasion` is what the passkey was asked for (`askPasskey`). */
export async function readProof(
  given: GivenProof,
  person: Whose,
  occasion: { purpose: Exclude<PasskeyOccasion["purpose"], "sign-in">; bound: string },
  asked: { challenge: string | null; now: Date },
): Promise<AnyFactor | null> {
  if ("code" in given) return { ...readFactor(given.code, person, asked.challenge, asked.now), signed: null };
  const read = await readPasskey(given.passkey, { ...occasion, personId: person.id });
  return read && { kind: "passkey", step: null, hash: null, signed: read.signed };
}

/** `p_signed` of a factor: null where it was a code. */
export function signedJson(factor: AnyFactor): string | null {
  return factor.signed && JSON.stringify(factor.signed);
}
