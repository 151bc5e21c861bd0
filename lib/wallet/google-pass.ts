import { SignJWT } from "jose";
import type { GoogleWallet } from "@/lib/base/wallet-env";
import { readableNumber } from "@/lib/loyalty/member-number";
import { type CardToSave, cardColours } from "./card-to-save";

/** The address at which a member saves their card to Google Wallet: card and programme in one signed token, nothing is sent beforehand. */
export async function googleSaveLink(card: CardToSave, signer: GoogleWallet, now: Date): Promise<string> {
  const { issuer, account, keyId, key } = signer;
  const { words, number, origin, programme } = card;
  const classId = `${issuer}.${new URL(origin).hostname.replace(/[^\w-]/g, "_")}`;
  const loyaltyClass = {
    id: classId,
    issuerName: programme,
    programName: programme,
    programLogo: { sourceUri: { uri: `${origin}/pictures/app/512` } },
    hexBackgroundColor: cardColours(card.brand).ground,
    reviewStatus: "UNDER_REVIEW",
    accountNameLabel: words.member,
    accountIdLabel: words.number,
  };
  const loyaltyObject = {
    id: `${issuer}.${card.id}`,
    classId,
    state: "ACTIVE",
    accountName: card.name,
    accountId: readableNumber(number),
    barcode: { type: "CODE_128", value: number, alternateText: readableNumber(number) },
    linksModuleData: { uris: [{ id: "card", uri: `${origin}/card`, description: words.more }] },
  };
  const token = await new SignJWT({
    typ: "savetowallet",
    origins: [origin],
    payload: { loyaltyClasses: [loyaltyClass], loyaltyObjects: [loyaltyObject] },
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: keyId })
    .setIssuer(account)
    .setAudience("google")
    .setIssuedAt(now)
    .sign(key);
  return `https://pay.google.com/gp/v/save/${token}`;
}
