import { notFound } from "next/navigation";
import { realNow } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { googleSaveLink } from "@/lib/wallet/google-pass";
import { ownCardToSave } from "@/lib/wallet/own-card";

/** Leads on to Google Wallet with one's own card, signed. */
export async function GET(): Promise<Response> {
  const card = await ownCardToSave();
  const { googleWallet: signer } = env();
  if (signer === undefined) notFound();
  const location = await googleSaveLink(card, signer, realNow());
  return new Response(null, { status: 303, headers: { location, "cache-control": "private, no-store" } });
}
