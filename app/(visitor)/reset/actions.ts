"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { resetPassword } from "@/db/commands/reset-password";
import { asForm, form, refuse, visitorAction } from "@/lib/action";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import { forgetChallenge } from "@/lib/sign-in-steps";

/** Sets a new password with the mailed link; signing in then asks for the second factor as ever. */
export const setNewPassword = visitorAction
  .metadata({ action: "reset" })
  .inputSchema(async () => {
    const t = await getTranslations("auth.error");
    return form({ token: z.string().max(100), password: z.string().min(1, { error: t("newPasswordMissing") }) });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { visit } }) => {
    const reset = await resetPassword({ ...parsedInput, brand: visit.installation.programmeName });
    if (!reset.ok) {
      const t = await getTranslations("auth");
      if (reset.refusal === "refused") return refuse(t("reset.refused"));
      const lengths = { min: PASSWORD_MIN_LENGTH, max: PASSWORD_MAX_LENGTH };
      return refuse(null, { password: t(`error.${reset.refusal}`, lengths) });
    }
    await forgetChallenge();
    redirect("/sign-in?reset=1");
  });
