import { PKPass } from "passkit-generator";
import type { ApplePass } from "@/lib/base/wallet-env";
import { readableNumber } from "@/lib/loyalty/member-number";
import { type CardToSave, cardColours } from "./card-to-save";

/** PNG files by their names in a pass. */
export type PassPictures = Record<string, Buffer>;

/** A member's card as a signed pass for Apple Wallet (.pkpass); its bars are the member's number, which earns and never spends. */
export function applePass(card: CardToSave, pictures: PassPictures, signer: ApplePass): Buffer {
  const { ground, ink } = cardColours(card.brand);
  const { words, number } = card;
  const pass = new PKPass(
    pictures,
    { wwdr: signer.issuer, signerCert: signer.certificate, signerKey: signer.key },
    {
      passTypeIdentifier: signer.passType,
      teamIdentifier: signer.team,
      serialNumber: card.id,
      organizationName: card.programme,
      description: words.about,
      logoText: card.programme,
      backgroundColor: rgb(ground),
      foregroundColor: rgb(ink),
      labelColor: rgb(ink),
    },
  );
  pass.type = "storeCard";
  pass.primaryFields.push({ key: "member", label: words.member, value: card.name });
  pass.secondaryFields.push({ key: "number", label: words.number, value: readableNumber(number) });
  pass.backFields.push({ key: "more", label: card.programme, value: `${words.more}\n${card.origin}/card` });
  pass.setBarcodes({
    format: "PKBarcodeFormatCode128",
    message: number,
    messageEncoding: "iso-8859-1",
    altText: readableNumber(number),
  });
  return pass.getAsBuffer();
}

function rgb(hex: string): string {
  const value = Number.parseInt(hex.slice(1), 16);
  return `rgb(${value >> 16}, ${(value >> 8) & 255}, ${value & 255})`;
}
