"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { changeReview } from "@/db/commands/change-review";
import { reviewPurchase } from "@/db/commands/review-purchase";
import { asForm, form, memberAction, refuse } from "@/lib/action";

const said = form({
  purchase: z.string().max(100).catch(""),
  stars: z.coerce.number().catch(0),
  comment: z.string().max(1_000).default(""),
});

/** Reviews a purchase of one's own and shows what was said of it. */
export const review = memberAction
  .metadata({ action: "review-purchase" })
  .inputSchema(said, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const answer = await reviewPurchase(actor, parsedInput);
    if (answer.ok) redirect(`/activity/review/${parsedInput.purchase}`);
    const t = await getTranslations("feedback.review.refusal");
    const { code } = answer.refusal;
    return code === "stars_missing" ? refuse(null, { stars: t(code) }) : refuse(t(code));
  });

/** Says it anew, as long as it could be said at all. */
export const change = memberAction
  .metadata({ action: "change-review" })
  .inputSchema(said, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, visit } }) => {
    const changed = await changeReview(actor, parsedInput, visit.now);
    if (changed.ok) redirect(`/activity/review/${parsedInput.purchase}`);
    const t = await getTranslations("feedback.review.refusal");
    const code = changed.refusal;
    return code === "stars_missing" ? refuse(null, { stars: t(code) }) : refuse(t(code));
  });
