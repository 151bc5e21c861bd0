"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { acceptGift } from "@/db/commands/accept-gift";
import { asForm, form, memberAction, refuse } from "@/lib/action";

/** Accepts the gift of a link and shows the line that brought it. */
export const accept = memberAction
  .metadata({ action: "accept-gift" })
  .inputSchema(form({ token: z.string().max(100).catch("") }), asForm)
  .stateAction(async ({ parsedInput: { token }, ctx: { actor } }) => {
    const answer = await acceptGift(actor, token);
    if (answer.ok) {
      const { journalVersion } = answer.value;
      redirect(`/activity?before=${journalVersion + 1}#line-${journalVersion}`);
    }
    const t = await getTranslations("transfer.opened.refusal");
    refresh();
    return refuse(t(answer.refusal.code));
  });
