import { createHash, randomBytes } from "node:crypto";
import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { sql } from "@/db/client";
import { findHolder, type Holder, listCredentials } from "@/db/queries/passkeys";
import { checkAssertion, passkeyOwner, readAssertion, type Signed } from "@/lib/passkey";
import { passkeysHere } from "@/lib/passkey-home";

/**
 * What a passkey is asked for, of whom, and where: the words of `bound` are what the answer is good for and nothing else (the
 * browser of a sign-in, the token of a challenge, a session with what is about to be done in it).
 */
export type PasskeyOccasion =
  | { purpose: "sign-in"; bound: string }
  | { purpose: "second-factor" | "step-up"; personId: number; bound: string };

/** Asks a browser for one of a person's passkeys, or, to sign in, for whichever it has. Good once, for ten minutes. */
export async function askPasskey(occasion: PasskeyOccasion): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const personId = occasion.purpose === "sign-in" ? null : occasion.personId;
  const challenge = randomBytes(32);
  const [allowCredentials] = await Promise.all([
    personId === null ? [] : listCredentials(personId),
    sql`select ask_passkey(${challenge}, ${occasion.purpose}, ${personId}::bigint, ${boundHash(occasion)})`,
  ]);
  return generateAuthenticationOptions({
    rpID: passkeysHere().id,
    challenge: new Uint8Array(challenge),
    allowCredentials,
    userVerification: "required",
    timeout: 300_000,
  });
}

/**
 * Reads what a browser answered to `askPasskey`, as `answer_factor` and what calls it take it (`p_signed`): the signature is
 * checked here; whether it was asked, of this person and for this, is decided where it is used up. Null: it is no answer.
 */
export async function readPasskey(
  json: string,
  occasion: PasskeyOccasion,
): Promise<{ signed: Signed; holder: Holder | null } | null> {
  const answer = readAssertion(json);
  if (answer === null) return null;
  const holder = await findHolder(Buffer.from(answer.id, "base64url"));
  const key = holder && { publicKey: holder.publicKey, owner: passkeyOwner(holder.personId) };
  const checked = await checkAssertion(answer, key, passkeysHere());
  if (checked === null) return null;
  return { signed: { ...checked, purpose: occasion.purpose, bound: boundHash(occasion).toString("hex") }, holder };
}

/** What keeps one occasion's answer from being taken for another's. */
export function boundHash({ purpose, bound }: { purpose: string; bound: string }): Buffer {
  return createHash("sha256").update(`${purpose}\n${bound}`).digest();
}
