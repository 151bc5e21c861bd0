"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answerChallenge } from "@/db/commands/answer-challenge";
import { enrolTotpAtSignIn } from "@/db/commands/enrol-totp";
import { resendCode, signInWithPassword } from "@/db/commands/sign-in";
import { findAddressNow } from "@/db/queries/survivors";
import { asForm, form, refuse, visitorAction } from "@/lib/action";
import { realNow } from "@/lib/base/clock";
import { limitedAddress } from "@/lib/client-address";
import { askingDevice } from "@/lib/device";
import { emailHash } from "@/lib/personal-data";
import { safeReturnTo } from "@/lib/return-to";
import { homeOf } from "@/lib/session";
import {
  carryRecoveryCodes,
  enterWith,
  forgetChallenge,
  rememberChallenge,
  rememberedChallenge,
} from "@/lib/sign-in-steps";

/** The password: leads to the second step, or answers the same for every address and password that do not match. */
export const givePassword = visitorAction
  .metadata({ action: "sign-in" })
  .inputSchema(async () => {
    const t = await getTranslations("auth.error");
    return form({
      email: z.email({ error: t("email") }).max(200, { error: t("email") }),
      password: z
        .string()
        .min(1, { error: t("passwordMissing") })
        .max(1000, { error: t("passwordMissing") }),
      returnTo: z.string().optional(),
    });
  }, asForm)
  .stateAction(async ({ parsedInput }) => {
    const returnTo = safeReturnTo(parsedInput.returnTo);
    const signedIn = await signInWithPassword({ ...parsedInput, returnTo, address: await limitedAddress() });
    if (!signedIn.ok) {
      const t = await getTranslations("auth.signIn");
      if (signedIn.refusal !== "merged") return refuse(t(signedIn.refusal));
      const email = await findAddressNow(emailHash(parsedInput.email));
      return refuse(email === null ? t("refused") : t("merged", { email }));
    }
    await rememberChallenge(signedIn.value.challenge);
    redirect("/sign-in/verify");
  });

const codeForm = async () => {
  const t = await getTranslations("auth.error");
  return form({
    code: z
      .string()
      .trim()
      .min(1, { error: t("code") })
      .max(40, { error: t("code") }),
  });
};

/** The second factor, a code or a passkey: lets in, or leads staff without an app to set one up. */
export const giveSecondFactor = visitorAction
  .metadata({ action: "verify" })
  .inputSchema(
    form({ code: z.string().trim().max(40).default(""), passkey: z.string().max(12_000).default("") }),
    asForm,
  )
  .stateAction(async ({ parsedInput: { code, passkey } }) => {
    const challenge = await rememberedChallenge();
    if (challenge === null) redirect("/sign-in?expired=1");
    if (code === "" && passkey === "") refuse(null, { code: (await getTranslations("auth.error"))("code") });
    const given = passkey === "" ? { code } : { passkey };
    const answered = await answerChallenge({ challenge, ...given, device: await askingDevice() }, realNow());
    if (!answered.ok) {
      const { refusal } = answered;
      if (refusal === "expired") redirect("/sign-in?expired=1");
      // The page says why no further answer is taken, in place of the field.
      if (refusal === "exhausted" || refusal === "throttled") redirect("/sign-in/verify");
      const t = await getTranslations("auth.verify");
      if (refusal === "refused" && passkey !== "") return refuse((await getTranslations("auth.passkey"))("refused"));
      return refusal === "refused" || refusal === "used" ? refuse(null, { code: t(refusal) }) : refuse(t(refusal));
    }
    if (answered.value.next === "enrol") redirect("/sign-in/enrol");
    const { ticket, entry } = answered.value;
    await enterWith(ticket, entry.locale);
    await forgetChallenge();
    redirect(safeReturnTo(entry.returnTo) ?? homeOf(entry));
  });

/** Another mailed code, at most one a minute. */
export const sendCodeAgain = visitorAction
  .metadata({ action: "resend-code" })
  .inputSchema(form({}), asForm)
  .stateAction(async () => {
    const challenge = await rememberedChallenge();
    if (challenge === null) redirect("/sign-in?expired=1");
    if (!(await resendCode(challenge))) {
      const t = await getTranslations("auth.verify");
      return refuse(t("tooSoon"));
    }
    redirect("/sign-in/verify?sent=1");
  });

/** Staff who proved their mailbox set up their app, and are in. */
export const enrolToEnter = visitorAction
  .metadata({ action: "enrol-to-enter" })
  .inputSchema(codeForm, asForm)
  .stateAction(async ({ parsedInput: { code } }) => {
    const challenge = await rememberedChallenge();
    if (challenge === null) redirect("/sign-in?expired=1");
    const enrolled = await enrolTotpAtSignIn({ challenge, code, device: await askingDevice() }, realNow());
    if (!enrolled.ok) {
      const t = await getTranslations("auth.enrol");
      return refuse(null, { code: t(enrolled.refusal) });
    }
    await enterWith(enrolled.value.ticket, enrolled.value.locale);
    await forgetChallenge();
    await carryRecoveryCodes(enrolled.value.personId, enrolled.value.recoveryCodes);
    redirect("/profile/security");
  });
