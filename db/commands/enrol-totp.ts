import { sql } from "@/db/client";
import type { Device } from "@/db/commands/answer-challenge";
import { type Challenge, findChallenge } from "@/db/queries/challenges";
import { findCredentials } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { newRecoveryCodes, newToken, recoveryCodeHashes, tokenHash } from "@/lib/one-time";
import { sealFor } from "@/lib/personal-data";
import { offeredSecret, totpStep } from "@/lib/totp";

export type EnrolRefusal = "refused" | "prove" | "expired" | "already";
type Enrolled = { ticket: string; recoveryCodes: string[] };
type Status = "enrolled" | "prove" | "expired" | "already";

/**
 * Adds the authenticator app that was offered to this session, once a code of it is given; that code's step is used up. Whoever has a
 * passkey shows it first, so that who took over a session adds no factor of their own.
 * Ends every session; the ticket is for the browser that asked. The ten recovery codes can be shown now and never again.
 */
export async function enrolTotp(
  actor: Actor<"account.use">,
  request: { session: string; code: string },
  now: Date,
): Promise<Result<Enrolled, EnrolRefusal>> {
  const secret = offeredSecret(request.session);
  const step = totpStep(secret, request.code, now);
  if (step === null) return refused("refused");
  const person = await findCredentials(actor.personId);
  if (person === null) return refused("expired");

  const recoveryCodes = newRecoveryCodes();
  const ticket = newToken();
  const [row] = await sql<{ status: Status }[]>`
    select enrol_totp(${person.id}, ${request.session}::uuid, ${sealFor(person.wrappedKey, "totp", secret)}, ${step}::int,
      ${sql.array(recoveryCodeHashes(person.id, recoveryCodes))}::text[], ${ticket.hash}) as status`;
  const status = row?.status ?? "expired";
  return status === "enrolled" ? done({ ticket: ticket.token, recoveryCodes }) : refused(status);
}

/** The same for staff who have proved their mailbox and may not enter without an app. */
export async function enrolTotpAtSignIn(
  request: { challenge: string; code: string; device: Device },
  now: Date,
): Promise<Result<Enrolled & Pick<Challenge, "personId" | "locale">, EnrolRefusal>> {
  const hash = tokenHash(request.challenge);
  const challenge = await findChallenge(hash);
  if (challenge === null || !challenge.isToEnrol) return refused("expired");
  const secret = offeredSecret(request.challenge);
  const step = totpStep(secret, request.code, now);
  if (step === null) return refused("refused");

  const recoveryCodes = newRecoveryCodes();
  const ticket = newToken();
  const [row] = await sql<{ status: Status }[]>`
    select enrol_totp_at_sign_in(${hash}, ${sealFor(challenge.wrappedKey, "totp", secret)}, ${step}::int,
      ${sql.array(recoveryCodeHashes(challenge.personId, recoveryCodes))}::text[], ${ticket.hash}, ${request.device.name},
      ${request.device.hash}) as status`;
  const status = row?.status ?? "expired";
  if (status !== "enrolled") return refused(status);
  const { personId, locale } = challenge;
  return done({ ticket: ticket.token, recoveryCodes, personId, locale });
}
