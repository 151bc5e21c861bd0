"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { dismissRefund } from "@/db/commands/dismiss-refund";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../_components/unreadable";

/** Lets a refund wait no longer for a sale that never came. */
export const dismiss = staffAction("purchases.refund")
  .metadata({ action: "dismiss-refund" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ refundId: target, reason: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const dismissed = await dismissRefund(actor, parsedInput);
    if (dismissed.ok) redirect("/staff/refunds?done=dismissed");
    const sentence = (await getTranslations("staff.refunds.refusal"))(dismissed.refusal.code);
    if (dismissed.refusal.code === "reason_missing") refuse(null, { reason: sentence });
    refuse(sentence);
  });
