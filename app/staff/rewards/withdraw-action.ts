"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WITHDRAW_REASON_MOST, withdrawCodes } from "@/db/commands/withdraw-codes";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../_components/unreadable";

/** Takes the codes of a delivery that nobody has out of stock, all at once. */
export const withdraw = staffAction("codes.import")
  .metadata({ action: "withdraw-codes" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ rewardId: target, importId: target, reason: text(WITHDRAW_REASON_MOST) });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, importId, reason }, ctx: { actor } }) => {
    const withdrawn = await withdrawCodes(actor, { importId, reason });
    if (!withdrawn.ok) {
      const sentence = (await getTranslations("staff-codes.withdraw.refusal"))(withdrawn.refusal);
      if (withdrawn.refusal === "reason_missing") refuse(null, { reason: sentence });
      refuse(sentence);
    }
    redirect(`/staff/rewards/${rewardId}/codes/${importId}`);
  });
