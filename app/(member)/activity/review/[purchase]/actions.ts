"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { reviewPurchase } from "@/db/commands/review-purchase";
import { asForm, form, memberAction, refuse } from "@/lib/action";

/** Reviews a purchase of one's own and shows what was said of it. */
export const review = memberAction
  .metadata({ action: "review-purchase" })
  .inputSchema(
    form({
      purchase: z.string().max(100).catch(""),
      stars: z.coerce.number().catch(0),
      comment: z.string().max(1_000).default(""),
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const answer = await reviewPurchase(actor, parsedInput);
    if (answer.ok) redirect(`/activity/review/${parsedInput.purchase}`);
    const t = await getTranslations("feedback.review.refusal");
    const { code } = answer.refusal;
    return code === "stars_missing" ? refuse(null, { stars: t(code) }) : refuse(t(code));
  });
