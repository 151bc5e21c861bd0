import { randomBytes } from "node:crypto";
import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { sql } from "@/db/client";
import { listCredentials } from "@/db/queries/passkeys";
import { findCredentials } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { newRecoveryCodes, newToken, recoveryCodeHashes } from "@/lib/one-time";
import { checkAttestation, passkeyOwner, readAttestation, signatures } from "@/lib/passkey";
import { passkeysHere } from "@/lib/passkey-home";
import { passwordMatches } from "@/lib/password";
import { openFor, sealFor } from "@/lib/personal-data";
import { boundHash } from "./ask-passkey";

export const PASSKEY_NAME_MAX = 60;

export type OfferRefusal = "prove" | "refused" | "throttled" | "needed" | "full";
export type EnrolPasskeyRefusal = "stale" | "already";

const enrolment = (session: string) => ({ purpose: "enrol", bound: session });

/**
 * What a device needs to make a passkey for this session, within ten minutes: after a second factor of the last five minutes,
 * or, for who has none of their own, with the password. Staff set up their app first.
 */
export async function offerPasskey(
  actor: Actor<"account.use">,
  request: { session: string; password: string | null; programme: string },
): Promise<Result<PublicKeyCredentialCreationOptionsJSON, OfferRefusal>> {
  const person = await findCredentials(actor.personId);
  if (person === null) return refused("prove");
  const { password } = request;
  const matches = password === null ? null : await passwordMatches(person.passwordHash, password);
  const challenge = randomBytes(32);
  const [row] = await sql<{ status: "offered" | OfferRefusal }[]>`
    select offer_passkey(${person.id}, ${request.session}::uuid, ${challenge}, ${boundHash(enrolment(request.session))},
      ${matches}::boolean) as status`;
  const status = row?.status ?? "prove";
  if (status !== "offered") return refused(status);
  const options = await generateRegistrationOptions({
    rpName: request.programme,
    rpID: passkeysHere().id,
    userName: openFor(person.wrappedKey, "email", person.emailCipher),
    userDisplayName: person.name,
    userID: new Uint8Array(passkeyOwner(person.id)),
    challenge: new Uint8Array(challenge),
    excludeCredentials: await listCredentials(person.id),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: signatures,
    timeout: 300_000,
  });
  return done(options);
}

/**
 * Keeps the passkey that was made. Ends every session; the ticket is for the browser that asked. Whoever had no recovery
 * codes gets ten, shown now and never again: without JavaScript they are the way in.
 */
export async function enrolPasskey(
  actor: Actor<"account.use">,
  request: { session: string; answer: string; name: string },
): Promise<Result<{ ticket: string; recoveryCodes: string[] }, EnrolPasskeyRefusal>> {
  const answer = readAttestation(request.answer);
  const made = answer && (await checkAttestation(answer, passkeysHere()));
  const person = await findCredentials(actor.personId);
  if (answer === null || made === null || person === null) return refused("stale");
  const { publicKey, ...said } = made;
  const signed = { ...said, purpose: "enrol", bound: boundHash(enrolment(request.session)).toString("hex") };
  const recoveryCodes = newRecoveryCodes();
  const ticket = newToken();
  const [row] = await sql<{ status: "enrolled" | "enrolled_with_codes" | EnrolPasskeyRefusal }[]>`
    select enrol_passkey(${person.id}, ${request.session}::uuid, ${JSON.stringify(signed)}::jsonb, ${newId()}::uuid,
      ${publicKey}, ${sql.array(answer.response.transports ?? [])}::text[],
      ${sealFor(person.wrappedKey, "passkey", request.name.slice(0, PASSKEY_NAME_MAX))},
      ${sql.array(recoveryCodeHashes(person.id, recoveryCodes))}::text[], ${ticket.hash}) as status`;
  const status = row?.status ?? "stale";
  if (status !== "enrolled" && status !== "enrolled_with_codes") return refused(status);
  return done({ ticket: ticket.token, recoveryCodes: status === "enrolled" ? [] : recoveryCodes });
}
