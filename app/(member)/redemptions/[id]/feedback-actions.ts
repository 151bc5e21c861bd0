"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { giveFeedback } from "@/db/commands/give-feedback";
import { asForm, form, memberAction, refuse } from "@/lib/action";

/** Keeps how a redemption of one's own was, and shows it. */
export const say = memberAction
  .metadata({ action: "give-feedback" })
  .inputSchema(
    form({
      redemption: z.string().max(100).catch(""),
      feeling: z.enum(["good", "fair", "bad"]),
      comment: z.string().max(1_000).default(""),
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const answer = await giveFeedback(actor, parsedInput);
    if (answer.ok) redirect(`/redemptions/${parsedInput.redemption}#feedback`);
    const t = await getTranslations("feedback.redemption.refusal");
    return refuse(t(answer.refusal));
  });
