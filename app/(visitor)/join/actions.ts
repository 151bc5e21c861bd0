"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { join } from "@/db/commands/join";
import { verifyEmail } from "@/db/commands/verify-email";
import { asForm, form, refuse, visitorAction } from "@/lib/action";
import { realNow } from "@/lib/base/clock";
import { isBirthday } from "@/lib/birthday";
import { limitedAddress } from "@/lib/client-address";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import { safeReturnTo } from "@/lib/return-to";

/** Asks for a membership; the same page follows for known and unknown addresses. */
export const askToJoin = visitorAction
  .metadata({ action: "join" })
  .inputSchema(async () => {
    const t = await getTranslations("auth.error");
    return form({
      name: z
        .string()
        .trim()
        .min(1, { error: t("name") })
        .max(100, { error: t("name") }),
      email: z
        .string()
        .trim()
        .pipe(z.email({ error: t("email") }).max(200, { error: t("email") })),
      password: z.string().min(1, { error: t("passwordMissing") }),
      birthday: z
        .string()
        .trim()
        .refine((day) => day === "" || isBirthday(day, realNow()), { error: t("birthday") })
        .optional(),
      referral: z
        .string()
        .trim()
        .max(40, { error: t("referral") })
        .optional(),
      consent: z.literal("on", { error: t("consent") }),
      returnTo: z.string().max(500).optional(),
    });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { visit, locale } }) => {
    const joined = await join({
      ...parsedInput,
      birthday: parsedInput.birthday || null,
      referral: parsedInput.referral || null,
      locale,
      brand: visit.installation.programmeName,
      address: await limitedAddress(),
      returnTo: parsedInput.returnTo ?? null,
    });
    if (!joined.ok) {
      const t = await getTranslations("auth");
      if (joined.refusal === "throttled") return refuse(t("join.throttled"));
      if (joined.refusal === "unknown-referral") return refuse(null, { referral: t("error.referral") });
      const lengths = { min: PASSWORD_MIN_LENGTH, max: PASSWORD_MAX_LENGTH };
      return refuse(null, { password: t(`error.${joined.refusal}`, lengths) });
    }
    redirect("/join/verify");
  });

/** Uses the mailed link. A button sends it, so that a mail program that opens links does not use it up. */
export const confirmEmail = visitorAction
  .metadata({ action: "join-verify" })
  .inputSchema(form({ token: z.string().max(100), returnTo: z.string().max(500).optional() }), asForm)
  .stateAction(async ({ parsedInput: { token, returnTo } }) => {
    const verified = await verifyEmail(token);
    if (!verified.ok) {
      const t = await getTranslations("auth.joinVerify");
      return refuse(t(verified.refusal));
    }
    const on = safeReturnTo(returnTo);
    redirect(`/sign-in?${verified.value}=1${on === null ? "" : `&returnTo=${encodeURIComponent(on)}`}`);
  });
