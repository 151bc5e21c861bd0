"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { reinstateRedemption } from "@/db/commands/reinstate-redemption";
import { useRedemption as markUsed } from "@/db/commands/use-redemption";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";

const memberAddress = (memberId: string, done: string) =>
  address(`/staff/members/${encodeURIComponent(memberId)}`, { done });

/** Marks a voucher as used at the counter. */
export const use = staffAction("redemptions.use")
  .metadata({ action: "use-redemption" })
  .inputSchema(async () => {
    const { target } = await unreadable();
    return form({ memberId: target, redemptionId: target });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, redemptionId }, ctx: { actor } }) => {
    const used = await markUsed(actor, redemptionId);
    if (!used.ok) refuse((await getTranslations("staff-members.useRefusal"))(used.refusal.code));
    redirect(memberAddress(memberId, "used"));
  });

/** Takes back that a voucher was marked as used, whoever did it and however long ago, while it has not ended. */
export const reinstate = staffAction("redemptions.reinstate")
  .metadata({ action: "reinstate-redemption" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ memberId: target, redemptionId: target, because: text(40) });
  }, asForm)
  .stateAction(async ({ parsedInput: { memberId, ...asked }, ctx: { actor, visit, locale } }) => {
    const stands = await reinstateRedemption(actor, asked, { locale, now: visit.now });
    if (stands.ok) redirect(memberAddress(memberId, "reinstated"));
    const t = await getTranslations("staff-members.reinstateRefusal");
    const { code } = stands.refusal;
    return code === "mistake_missing" ? refuse(null, { because: t(code) }) : refuse(t(code));
  });
