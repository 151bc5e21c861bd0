"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { foundProgramme } from "@/db/commands/found-programme";
import { trySetupCode } from "@/db/commands/keep-setup-code";
import { asForm, form, refuse, staffAction, visitorAction } from "@/lib/action";
import { realNow } from "@/lib/base/clock";
import { askingDevice } from "@/lib/device";
import { newToken } from "@/lib/one-time";
import { hashPassword } from "@/lib/password";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, passwordRefusal } from "@/lib/password-policy";
import { setupCodeHash } from "@/lib/setup/code";
import { forgetFounder, rememberedFounder, rememberFounder } from "@/lib/setup/founder-cookie";
import { carryRecoveryCodes, dropRecoveryCodes, enterWith } from "@/lib/sign-in-steps";

/** The set-up code and who the owner is to be. Nothing is made yet; the code stays good until an account is. */
export const begin = visitorAction
  .metadata({ action: "setup-begin" })
  .inputSchema(async () => {
    const [t, own] = await Promise.all([getTranslations("auth.error"), getTranslations("setup.begin")]);
    const [name, email, missing] = [{ error: t("name") }, { error: t("email") }, { error: t("passwordMissing") }];
    return form({
      code: z
        .string()
        .trim()
        .min(1, { error: own("codeMissing") })
        .max(40),
      name: z.string().trim().min(1, name).max(100, name),
      email: z.string().trim().pipe(z.email(email).max(200, email)),
      password: z.string().min(1, missing),
    });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { visit, locale } }) => {
    const { code, name, email, password } = parsedInput;
    const [t, words] = await Promise.all([getTranslations("setup.begin"), getTranslations("auth.error")]);
    const tried = await trySetupCode(code);
    if (tried === "closed") redirect("/setup");
    if (tried === "throttled") return refuse(t("throttled"));
    if (tried === "wrong") return refuse(null, { code: t("wrong") });
    const weak = passwordRefusal(password, { name, email, brand: visit.installation.programmeName });
    if (weak !== null)
      return refuse(null, { password: words(weak, { min: PASSWORD_MIN_LENGTH, max: PASSWORD_MAX_LENGTH }) });
    const codeHash = setupCodeHash(code).toString("hex");
    const passwordHash = await hashPassword(password);
    await rememberFounder({ name, email, passwordHash, locale, codeHash, token: newToken().token });
    redirect("/setup/app");
  });

/** The first code of the app makes the owner and lets them in. */
export const found = visitorAction
  .metadata({ action: "setup-found" })
  .inputSchema(form({ code: z.string().trim().max(40) }), asForm)
  .stateAction(async ({ parsedInput: { code } }) => {
    const founder = await rememberedFounder();
    if (founder === null) redirect("/setup?expired=1");
    const founded = await foundProgramme(founder, { code, device: await askingDevice() }, realNow());
    if (!founded.ok) {
      if (founded.refusal === "wrong") return refuse(null, { code: (await getTranslations("setup.app"))("wrong") });
      await forgetFounder();
      redirect("/setup?expired=1");
    }
    await enterWith(founded.value.ticket, founder.locale);
    await forgetFounder();
    await carryRecoveryCodes(founded.value.personId, founded.value.recoveryCodes);
    redirect("/setup/codes");
  });

/** Takes the shown recovery codes away from this browser. */
export const keepCodes = staffAction("programme.open")
  .metadata({ action: "setup-codes-kept" })
  .inputSchema(form({}), asForm)
  .stateAction(async () => {
    await dropRecoveryCodes();
    redirect("/setup/business");
  });
