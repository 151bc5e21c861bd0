"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { resendMail } from "@/db/commands/resend-mail";
import { openViewing } from "@/db/commands/view-as-member";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";

/** Sends a member a mail once more. */
export const resend = staffAction("members.resend")
  .metadata({ action: "resend-mail" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ memberId: target, resendId: target, mail: text(60), reason: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, resendId, mail, reason }, ctx: { actor } }) => {
    const asked =
      mail === "welcome" || mail === "verify-email"
        ? ({ template: mail } as const)
        : ({ template: "redeemed", redemptionId: mail } as const);
    const sent = await resendMail(actor, { id: resendId, memberId, mail: asked, reason });
    if (!sent.ok) {
      const says = await getTranslations("staff-care.resend.refusal");
      if (sent.refusal === "reason_missing") refuse(null, { reason: says("reason_missing") });
      refuse(says(sent.refusal));
    }
    redirect(address(`/staff/members/${encodeURIComponent(memberId)}`, { done: "resent" }));
  });

/** Opens a leave to look at a member's pages. */
export const see = staffAction("members.see")
  .metadata({ action: "see-as-member" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ memberId: target, viewing: target, reason: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, viewing, reason }, ctx: { actor } }) => {
    const opened = await openViewing(actor, { id: viewing, memberId, reason });
    if (!opened.ok) {
      const says = await getTranslations("staff-care.seen.refusal");
      if (opened.refusal === "reason_missing") refuse(null, { reason: says("reason_missing") });
      refuse(says(opened.refusal));
    }
    redirect(address(`/staff/members/${encodeURIComponent(memberId)}/seen`, { viewing }));
  });
