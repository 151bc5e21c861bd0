import { env } from "@/lib/base/env";
import { tokenHash } from "@/lib/one-time";
import { keyedHash } from "@/lib/personal-data";

/**
 * The secret of a gift's link. It follows from the gift's id and DATA_KEY, so that its giver can be shown the link again while it is kept
 * nowhere: the database has its hash.
 */
export function giftToken(giftId: string): string {
  return keyedHash("gift-link", giftId).toString("base64url");
}

/** The hash by which the gift of a link is found. */
export function giftTokenHash(giftId: string): Buffer {
  return tokenHash(giftToken(giftId));
}

/** The link itself, for whoever gave it to pass on. */
export function giftLink(giftId: string): string {
  return `${env().appOrigin}/gift/${giftToken(giftId)}`;
}
