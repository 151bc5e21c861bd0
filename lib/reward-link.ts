import { timingSafeEqual } from "node:crypto";
import { env } from "@/lib/base/env";
import { keyedHash } from "@/lib/personal-data";

const ID_BYTES = 16;
const PROOF_BYTES = 18;

/**
 * The secret of the link by which somebody opens a reward that was given to them: the redemption's id and a proof that follows from it and
 * DATA_KEY, so that its giver can be shown the link again while it is kept nowhere.
 */
export function rewardToken(redemptionId: string): string {
  const id = Buffer.from(redemptionId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, proofOf(redemptionId)]).toString("base64url");
}

/** The redemption a link leads to; null for a token that was not made here. */
export function redemptionOfToken(token: string): string | null {
  if (!/^[\w-]{46}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== ID_BYTES + PROOF_BYTES) return null;
  const id = bytes.toString("hex", 0, ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return timingSafeEqual(bytes.subarray(ID_BYTES), proofOf(id)) ? id : null;
}

/** The link itself, for whoever the reward is for. */
export function rewardLink(redemptionId: string): string {
  return `${env().appOrigin}/given/${rewardToken(redemptionId)}`;
}

function proofOf(redemptionId: string): Buffer {
  return keyedHash("reward-link", redemptionId.toLowerCase()).subarray(0, PROOF_BYTES);
}
