import { sql } from "@/db/client";
import { type Challenge, findChallenge } from "@/db/queries/challenges";
import { done, type Result, refused } from "@/lib/base/result";
import { newToken, tokenHash } from "@/lib/one-time";
import { type FactorRefusal, readFactor } from "./second-factor";

export type ChallengeRefusal = FactorRefusal | "expired" | "exhausted";

/** The browser that asks: how it names itself, and the digest of the cookie by which it is known again. */
export type Device = { name: string; hash: Buffer };

type Entry = Pick<Challenge, "role" | "locale" | "returnTo">;
type Passed = { next: "enter"; ticket: string; entry: Entry } | { next: "enrol" };

/**
 * The second step: a code of the app, a recovery code, or the mailed code of who has neither. Each is used up, once, also
 * by fifty at a time. Members get the ticket of a session; staff with the mailed code alone may only enrol an app.
 */
export async function answerChallenge(
  request: { challenge: string; code: string; device: Device },
  now: Date,
): Promise<Result<Passed, ChallengeRefusal>> {
  const hash = tokenHash(request.challenge);
  const challenge = await findChallenge(hash);
  if (challenge === null) return refused("expired");
  const person = { ...challenge, id: challenge.personId };
  const factor = readFactor(request.code, person, request.challenge, now);

  const ticket = newToken();
  const [row] = await sql<{ status: "passed" | "mailbox_proven" | ChallengeRefusal }[]>`
    select answer_challenge(${hash}, ${factor.kind}, ${factor.step}::int, ${factor.hash}::bytea,
      ${ticket.hash}, ${request.device.name}, ${request.device.hash}) as status`;
  const status = row?.status ?? "expired";
  if (status === "passed") return done({ next: "enter", ticket: ticket.token, entry: challenge });
  if (status === "mailbox_proven") return done({ next: "enrol" });
  return refused(status);
}
