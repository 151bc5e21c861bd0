"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { approveAsked } from "@/db/commands/approve-merge";
import { rejectAdjustment, withdrawAdjustment } from "@/db/commands/close-approval";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { formatPoints } from "@/lib/base/format";
import { unreadable } from "../_components/unreadable";

/** Shows what became of it, and beside it how much still waits. */
function show(approvalId: string): never {
  refresh();
  redirect(`/staff/approvals/${encodeURIComponent(approvalId)}`);
}

async function targetForm() {
  const { target } = await unreadable();
  return form({ approvalId: target });
}

/** Does what a colleague asked for. */
export const approve = staffAction("approvals.decide")
  .metadata({ action: "approve-adjustment" })
  .inputSchema(targetForm, asForm)
  .stateAction(async ({ parsedInput: { approvalId }, ctx: { actor, locale } }) => {
    const approved = await approveAsked(actor, approvalId);
    if (approved.ok) show(approvalId);
    const t = await getTranslations("staff-approvals.refusal");
    const { refusal } = approved;
    switch (refusal.code) {
      case "above_limit":
        return refuse(t(refusal.code, { points: formatPoints(refusal.limit, locale) }));
      case "not_enough_to_take":
        return refuse(t(refusal.code, { points: formatPoints(refusal.spendable, locale) }));
      default:
        return refuse(t(refusal.code));
    }
  });

/** Refuses it with a reason for the colleague. */
export const reject = staffAction("approvals.decide")
  .metadata({ action: "reject-adjustment" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ approvalId: target, reason: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const rejected = await rejectAdjustment(actor, parsedInput);
    if (rejected.ok) show(parsedInput.approvalId);
    const sentence = (await getTranslations("staff-approvals.refusal"))(rejected.refusal);
    return rejected.refusal === "reason_missing" ? refuse(null, { reason: sentence }) : refuse(sentence);
  });

/** Takes back what one asked for oneself. */
export const withdraw = staffAction("members.adjust")
  .metadata({ action: "withdraw-adjustment" })
  .inputSchema(targetForm, asForm)
  .stateAction(async ({ parsedInput: { approvalId }, ctx: { actor } }) => {
    const withdrawn = await withdrawAdjustment(actor, approvalId);
    if (!withdrawn.ok) return refuse((await getTranslations("staff-approvals.refusal"))(withdrawn.refusal));
    show(approvalId);
  });
