"use server";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { askPasskey } from "@/db/commands/ask-passkey";
import { signInWithPasskey, signingIn } from "@/db/commands/sign-in-with-passkey";
import { addressMay } from "@/db/commands/throttle";
import { findChallenge } from "@/db/queries/challenges";
import { asForm, form, refuse, visitorAction } from "@/lib/action";
import { limitedAddress } from "@/lib/client-address";
import { askingDevice, knownDevice } from "@/lib/device";
import { tokenHash } from "@/lib/one-time";
import { safeReturnTo } from "@/lib/return-to";
import { homeOf } from "@/lib/session";
import { enterWith, forgetChallenge, rememberedChallenge } from "@/lib/sign-in-steps";

type Options = PublicKeyCredentialRequestOptionsJSON | null;

/** Asks this browser for whichever passkey it has for this portal; says nothing about anybody. Null after too many. */
export const askToSignIn = visitorAction
  .metadata({ action: "ask-passkey" })
  .inputSchema(form({}))
  .action(async (): Promise<Options> => {
    if (!(await addressMay("ask-passkey", await limitedAddress()))) return null;
    // A browser that is known keeps its cookie as it is: setting one has the page drawn again.
    return askPasskey(signingIn((await knownDevice()) ?? (await askingDevice()).hash));
  });

/** Asks for a passkey of the person whose password was right; null where there is none to ask for. */
export const askSecondFactor = visitorAction
  .metadata({ action: "ask-passkey" })
  .inputSchema(form({}))
  .action(async (): Promise<Options> => {
    const token = await rememberedChallenge();
    const challenge = token === null ? null : await findChallenge(tokenHash(token));
    if (token === null || challenge === null || !challenge.hasPasskey) return null;
    if (!(await addressMay("ask-passkey", await limitedAddress()))) return null;
    return askPasskey({ purpose: "second-factor", personId: challenge.personId, bound: token });
  });

/** A passkey alone lets in: the device is the one factor, its fingerprint, face or PIN the other. */
export const enterWithPasskey = visitorAction
  .metadata({ action: "sign-in-passkey" })
  .inputSchema(form({ passkey: z.string().max(12_000), returnTo: z.string().optional() }), asForm)
  .stateAction(async ({ parsedInput }) => {
    const device = await askingDevice();
    const request = { answer: parsedInput.passkey, device, address: await limitedAddress() };
    const signedIn = await signInWithPasskey(request);
    if (!signedIn.ok) {
      const t = await getTranslations("auth");
      const { refusal } = signedIn;
      return refuse(
        refusal === "throttled" ? t("signIn.throttled") : t(`passkey.${refusal === "used" ? "stale" : refusal}`),
      );
    }
    const { ticket, holder } = signedIn.value;
    await enterWith(ticket, holder.locale);
    await forgetChallenge();
    redirect(safeReturnTo(parsedInput.returnTo) ?? homeOf(holder));
  });
