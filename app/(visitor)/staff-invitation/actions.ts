"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { acceptInvitation } from "@/db/commands/accept-invitation";
import { asForm, form, refuse, visitorAction } from "@/lib/action";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import { rememberChallenge } from "@/lib/sign-in-steps";

/** Joins the team with the mailed link: somebody new sets up their app next, a member signs in as ever. */
export const accept = visitorAction
  .metadata({ action: "staff-join" })
  .inputSchema(async () => {
    const t = await getTranslations("staff-team.join");
    return form({
      token: z.string().max(100),
      name: z
        .string()
        .trim()
        .min(1, { error: t("nameMissing") })
        .max(100, { error: t("nameMissing") })
        .default("-"),
      password: z.string().default(""),
    });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { visit } }) => {
    const accepted = await acceptInvitation({ ...parsedInput, brand: visit.installation.programmeName });
    if (!accepted.ok) {
      const { refusal } = accepted;
      if (refusal === "refused" || refusal === "taken")
        return refuse((await getTranslations("staff-team.join"))(refusal));
      const lengths = { min: PASSWORD_MIN_LENGTH, max: PASSWORD_MAX_LENGTH };
      return refuse(null, { password: (await getTranslations("auth.error"))(refusal, lengths) });
    }
    if (accepted.value.next === "sign-in") redirect("/sign-in?team=1");
    await rememberChallenge(accepted.value.challenge);
    redirect("/sign-in/enrol");
  });
