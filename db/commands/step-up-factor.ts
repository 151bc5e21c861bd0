import { sql } from "@/db/client";
import { findCredentials } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import { mailedCodeHash, newMailedCode } from "@/lib/one-time";
import { sealSecret } from "@/lib/personal-data";
import { redeemBound, revealBound } from "@/lib/step-up-bound";
import { requestDigest } from "./idempotency";
import { type FactorRefusal, type GivenProof, readProof, signedJson } from "./second-factor";

export type StepUpRefusal =
  | FactorRefusal
  /** Nothing was given by somebody who has a factor of their own. */
  | "missing"
  /** A code was mailed to who has none, just now or less than a minute ago. */
  | "mailed"
  | "lately"
  /** The code was mailed for something else, or ran out. */
  | "not_mailed"
  | "expired";

/** What a factor is given for, in one session: so many points of this reward redeemed on one sheet, or one redemption shown. */
export type StepUpSubject = { session: string; rewardId: string; points: number } & (
  | { what: "redeem"; key: string; quantity: number }
  | { what: "reveal"; redemptionId: string }
);

/** What a mailed code counts for: the same reward and points on whichever sheet, since a sheet shown again has another key. */
function mailedFor(subject: StepUpSubject): Buffer {
  const { session, what, rewardId, points } = subject;
  return requestDigest(session, what, rewardId, points, what === "redeem" ? null : subject.redemptionId);
}

/** The second factor as the functions of 29-step-up.sql take it. */
export type TakenFactor = {
  kind: string;
  step: number | null;
  hash: Buffer | null;
  signed: string | null;
  mailedFor: Buffer;
};

/**
 * Reads the factor a person gave for a subject. Where nothing was given, who has no factor of their own is mailed a code for it, and
 * anybody else is asked for theirs: a refusal either way.
 */
export async function readStepUp(
  personId: number,
  subject: StepUpSubject,
  given: GivenProof,
  now: Date,
): Promise<Result<TakenFactor, StepUpRefusal>> {
  if ("code" in given && given.code.trim() === "") return refused(await mailFor(personId, subject));
  const person = await findCredentials(personId);
  if (person === null) return refused("expired");
  const digest = mailedFor(subject);
  const bound =
    subject.what === "redeem"
      ? redeemBound({ ...subject, price: subject.points / subject.quantity, units: String(subject.quantity) })
      : revealBound(subject);
  const occasion = { purpose: "step-up", bound } as const;
  const factor = await readProof(given, person, occasion, { challenge: digest.toString("hex"), now });
  if (factor === null) return refused("stale");
  return done({
    kind: factor.kind,
    step: factor.step,
    hash: factor.hash,
    signed: signedJson(factor),
    mailedFor: digest,
  });
}

async function mailFor(personId: number, subject: StepUpSubject): Promise<StepUpRefusal> {
  const { session, what, rewardId, points } = subject;
  const digest = mailedFor(subject);
  const code = newMailedCode();
  const hash = mailedCodeHash(code, digest.toString("hex"));
  const [row] = await sql<{ status: "mailed" | "lately" | "throttled" | "own_factor" | "expired" }[]>`
    select mail_proof(${personId}, ${session}::uuid, ${digest}, ${hash}, ${sealSecret(code)}, ${sql.json({ what, rewardId, points })}) as status`;
  const status = row?.status ?? "expired";
  return status === "own_factor" ? "missing" : status;
}
