import { sql } from "@/db/client";
import { type Challenge, findChallenge } from "@/db/queries/challenges";
import { done, type Result, refused } from "@/lib/base/result";
import { newToken, tokenHash } from "@/lib/one-time";
import { type FactorRefusal, type GivenProof, readProof, signedJson } from "./second-factor";

export type ChallengeRefusal = FactorRefusal | "expired" | "exhausted";

/** The browser that asks: how it names itself, and the digest of the cookie by which it is known again. */
export type Device = { name: string; hash: Buffer };

type Entry = Pick<Challenge, "role" | "hasTotp" | "locale" | "returnTo">;
type Passed = { next: "enter"; ticket: string; entry: Entry } | { next: "enrol" };

/**
 * The second step: a passkey, a code of the app, a recovery code, or the mailed code of who has none of these. Each is used
 * up, once, also by fifty at a time. Members get the ticket of a session; staff with the mailed code alone may only enrol an app.
 */
export async function answerChallenge(
  request: { challenge: string; device: Device } & GivenProof,
  now: Date,
): Promise<Result<Passed, ChallengeRefusal>> {
  const { challenge: token } = request;
  const hash = tokenHash(token);
  const challenge = await findChallenge(hash);
  if (challenge === null) return refused("expired");
  const person = { ...challenge, id: challenge.personId };
  const factor = await readProof(
    request,
    person,
    { purpose: "second-factor", bound: token },
    { challenge: token, now },
  );
  if (factor === null) return refused("stale");

  const ticket = newToken();
  const [row] = await sql<{ status: "passed" | "mailbox_proven" | ChallengeRefusal }[]>`
    select answer_challenge(${hash}, ${factor.kind}, ${factor.step}::int, ${factor.hash}::bytea,
      ${ticket.hash}, ${request.device.name}, ${request.device.hash}, ${signedJson(factor)}::jsonb) as status`;
  const status = row?.status ?? "expired";
  if (status === "passed") return done({ next: "enter", ticket: ticket.token, entry: challenge });
  if (status === "mailbox_proven") return done({ next: "enrol" });
  return refused(status);
}
