import { notFound } from "next/navigation";
import sharp from "sharp";
import { drawAppIcon } from "@/components/app-icon";
import { env } from "@/lib/base/env";
import { applePass, type PassPictures } from "@/lib/wallet/apple-pass";
import { walletsOffered } from "@/lib/wallet/offered";
import { ownCardToSave } from "@/lib/wallet/own-card";

/** One's own card for Apple Wallet. */
export async function GET(): Promise<Response> {
  const card = await ownCardToSave();
  const { applePass: signer } = env();
  if (signer === undefined || !walletsOffered().apple) notFound();
  const pass = applePass(card, await passPictures(card.brand["--brand-accent"]), signer);
  return new Response(new Uint8Array(pass), {
    headers: {
      "content-type": "application/vnd.apple.pkpass",
      "content-length": String(pass.length),
      "content-disposition": 'attachment; filename="card.pkpass"',
      "cache-control": "private, no-store",
    },
  });
}

const sizes = { "icon.png": 29, "icon@2x.png": 58, "icon@3x.png": 87, "logo.png": 50, "logo@2x.png": 100 } as const;

async function passPictures(accent: string | undefined): Promise<PassPictures> {
  const drawn = Buffer.from(drawAppIcon(accent, false));
  const painted = Object.entries(sizes).map(async ([name, pixels]) => {
    return [name, await sharp(drawn, { density: 72 }).resize(pixels, pixels).png().toBuffer()] as const;
  });
  return Object.fromEntries(await Promise.all(painted));
}
