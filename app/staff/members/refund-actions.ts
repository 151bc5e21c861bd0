"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refundPurchase } from "@/db/commands/refund-purchase";
import { releasePoints } from "@/db/commands/release-points";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { formatMoney, parseMoney } from "@/lib/base/format";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";

const memberAddress = (memberId: string, done: string) =>
  address(`/staff/members/${encodeURIComponent(memberId)}`, { done });

/** Gives money of a purchase back: what it earned is taken back in proportion. */
export const refund = staffAction("purchases.refund")
  .metadata({ action: "refund-purchase" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    const currency = text(3);
    return form({
      memberId: target,
      purchaseId: target,
      currency,
      amount: text(40),
      receipt: text(100),
      reason: text(500),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, locale } }) => {
    const t = await getTranslations("staff-members.refund.refusal");
    const { memberId, purchaseId, currency, receipt, reason } = typed;
    const amountMinor = parseMoney(typed.amount, currency, locale);
    if (amountMinor === null) refuse(null, { amount: t("amount_invalid") });
    const given = await refundPurchase(actor, { purchaseId, externalId: receipt, amountMinor, currency, reason });
    if (given.ok) redirect(memberAddress(memberId, "refunded"));
    const { refusal } = given;
    switch (refusal.code) {
      case "more_than_left":
        return refuse(null, {
          amount: t(refusal.code, { left: formatMoney(refusal.leftMinor, refusal.currency, locale) }),
        });
      case "amount_invalid":
      case "currency_differs":
        return refuse(null, { amount: t("amount_invalid") });
      case "receipt_missing":
      case "refund_reused":
        return refuse(null, { receipt: t(refusal.code) });
      case "reason_missing":
        return refuse(null, { reason: t(refusal.code) });
      default:
        return refuse(t(refusal.code));
    }
  });

/** Makes pending points spendable before their time. */
export const release = staffAction("points.release")
  .metadata({ action: "release-points" })
  .inputSchema(async () => {
    const { target, text, wrong, version } = await unreadable();
    return form({ memberId: target, key: text(100).min(8, wrong), born: version, reason: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const released = await releasePoints(actor, parsedInput);
    if (released.ok) redirect(memberAddress(parsedInput.memberId, "released"));
    const t = await getTranslations("staff-members.release.refusal");
    const { code } = released.refusal;
    refuse(code === "reason_missing" ? null : t(code), code === "reason_missing" ? { reason: t(code) } : {});
  });
