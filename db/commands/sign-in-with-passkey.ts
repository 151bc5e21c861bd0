import { sql } from "@/db/client";
import type { Holder } from "@/db/queries/passkeys";
import { done, type Result, refused } from "@/lib/base/result";
import { newToken } from "@/lib/one-time";
import type { Device } from "./answer-challenge";
import { readPasskey } from "./ask-passkey";
import type { FactorRefusal } from "./second-factor";
import { addressMay } from "./throttle";

type Entered = { ticket: string; holder: Holder };

/** What a passkey is asked for where nobody has said who they are: good in the browser that asked. */
export function signingIn(deviceHash: Buffer): { purpose: "sign-in"; bound: string } {
  return { purpose: "sign-in", bound: deviceHash.toString("hex") };
}

/**
 * A passkey alone, unlocked by its owner, for the ticket of a session. One we do not know, one of somebody who may not sign in
 * and a signature that does not match are the same refusal.
 */
export async function signInWithPasskey(request: {
  answer: string;
  device: Device;
  address: string | null;
}): Promise<Result<Entered, FactorRefusal | "merged">> {
  if (!(await addressMay("sign-in", request.address))) return refused("throttled");
  const read = await readPasskey(request.answer, signingIn(request.device.hash));
  if (read === null || read.holder === null) return refused("refused");
  const { signed, holder } = read;

  const ticket = newToken();
  const [row] = await sql<{ status: "passed" | FactorRefusal | "merged" }[]>`
    select sign_in_with_passkey(${holder.personId}, ${JSON.stringify(signed)}::jsonb, ${ticket.hash}, ${request.device.name},
      ${request.device.hash}) as status`;
  const status = row?.status ?? "refused";
  return status === "passed" ? done({ ticket: ticket.token, holder }) : refused(status);
}
