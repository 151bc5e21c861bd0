import { realNow } from "@/lib/base/clock";
import { env } from "@/lib/base/env";

/** Which wallets a card can be saved to: those the operator has set up, with a certificate that is still good. */
export function walletsOffered(): { apple: boolean; google: boolean } {
  const { applePass, googleWallet } = env();
  return { apple: applePass !== undefined && applePass.goodUntil > realNow(), google: googleWallet !== undefined };
}
