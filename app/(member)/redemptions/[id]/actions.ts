"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { type CancelRefusal, cancelRedemption } from "@/db/commands/cancel-redemption";
import { rebookRedemption } from "@/db/commands/rebook-redemption";
import { revealCodes } from "@/db/commands/reveal-codes";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { askForProof } from "@/lib/ask-for-proof";
import { realNow } from "@/lib/base/clock";
import { grant } from "@/lib/loyalty/permissions";
import { proofFields, prove as takeProof } from "@/lib/prove";

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

/** Gives a second factor again, for a file that asks for one, and shows the redemption with its way open. */
export const prove = memberAction
  .metadata({ action: "prove-for-download" })
  .inputSchema(form({ redemption: z.string().max(100).catch(""), ...proofFields }), asForm)
  .stateAction(async ({ parsedInput: { redemption, ...given }, ctx: { person, session } }) => {
    const account = grant(person, "account.use");
    const proof = await getTranslations("profile.security.proof");
    const isProven = account !== null && (await takeProof(account, session.publicId, given));
    if (!isProven) refuse(null, { code: proof("prove") });
    redirect(`/redemptions/${redemption}#download`);
  });

/** Shows the codes, or the file, of a redemption of one's own in this session, after a second factor for just this. */
export const reveal = memberAction
  .metadata({ action: "reveal-codes" })
  .inputSchema(
    form({
      redemption: z.string().max(100).catch(""),
      code: z.string().max(40).catch(""),
      passkey: z.string().max(12_000).catch(""),
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput: { redemption, code, passkey }, ctx: { actor, session } }) => {
    const given = passkey ? { passkey } : { code };
    const shown = await revealCodes(actor, { redemptionId: redemption, session: session.publicId, given }, realNow());
    if (shown.ok) redirect(`/redemptions/${redemption}`);
    refresh();
    return askForProof(shown.refusal);
  });
