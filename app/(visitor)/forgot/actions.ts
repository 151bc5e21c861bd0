"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { requestReset } from "@/db/commands/reset-password";
import { asForm, form, visitorAction } from "@/lib/action";
import { limitedAddress } from "@/lib/client-address";

/** Asks for a link to set a new password; the same page follows for known and unknown addresses. */
export const askForReset = visitorAction
  .metadata({ action: "forgot" })
  .inputSchema(async () => {
    const t = await getTranslations("auth.error");
    return form({
      email: z
        .string()
        .trim()
        .pipe(z.email({ error: t("email") }).max(200, { error: t("email") })),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: { email } }) => {
    await requestReset({ email, address: await limitedAddress() });
    redirect("/forgot?sent=1");
  });
