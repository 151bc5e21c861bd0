"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { type CancelRefusal, cancelRedemption } from "@/db/commands/cancel-redemption";
import { rebookRedemption } from "@/db/commands/rebook-redemption";
import { asForm, form, memberAction, refuse } from "@/lib/action";

/** Cancels a redemption of one's own and shows it again, its points given back. */
export const cancel = memberAction
  .metadata({ action: "cancel" })
  .inputSchema(form({ redemption: z.string().max(100).catch("") }), asForm)
  .stateAction(async ({ parsedInput: { redemption }, ctx: { actor } }) => {
    const answer = await cancelRedemption(actor, redemption);
    if (answer.ok) redirect(`/redemptions/${redemption}`);
    const t = await getTranslations("redemptions.cancel.refusal");
    const wording: Record<CancelRefusal["code"], string> = {
      redemption_unknown: t("redemption_unknown"),
      already_cancelled: t("already_cancelled"),
      already_used: t("already_used"),
      redemption_expired: t("redemption_expired"),
      too_late_to_cancel: t("too_late_to_cancel"),
    };
    refresh();
    return refuse(wording[answer.refusal.code]);
  });

/** Moves a booking of one's own to another date. */
export const rebook = memberAction
  .metadata({ action: "rebook" })
  .inputSchema(form({ redemption: z.string().max(100).catch(""), date: z.string().max(100).catch("") }), asForm)
  .stateAction(async ({ parsedInput: { redemption, date }, ctx: { actor } }) => {
    const answer = await rebookRedemption(actor, { redemptionId: redemption, date });
    if (answer.ok) redirect(`/redemptions/${redemption}`);
    refresh();
    return refuse((await getTranslations("reward-kinds.booking.refusal"))(answer.refusal.code));
  });
