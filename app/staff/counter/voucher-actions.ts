"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { reinstateAtCounter } from "@/db/commands/reinstate-redemption";
import { useAtCounter as takeVoucher } from "@/db/commands/use-at-counter";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { parseMoney } from "@/lib/base/format";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";
import { refuseReinstating, refuseUse } from "./refusal-in-words";

/** Takes a voucher: the bill decides what a discount is. */
export const use = staffAction("redemptions.use")
  .metadata({ action: "counter-use" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ redemption: target, key: target, bill: text(40).default(""), friend: text(40).default("") });
  }, asForm)
  .stateAction(async ({ parsedInput: { redemption, key, bill, friend }, ctx: { actor, visit, locale } }) => {
    const { currency } = visit.installation;
    const billMinor = bill.trim() === "" ? null : parseMoney(bill, currency, locale);
    if (billMinor === null && bill.trim() !== "") {
      const t = await getTranslations("staff-counter.refusal");
      refuse(null, { bill: t("amount_missing") });
    }
    const asked = { key, redemptionId: redemption, billMinor, friend };
    const used = await takeVoucher(actor, asked, { locale, now: visit.now });
    if (used.ok) redirect(address(`/staff/counter/vouchers/${encodeURIComponent(redemption)}`, { done: key }));
    return refuseUse(used.refusal, currency);
  });

/** Takes back that the cashier used a voucher. */
export const reinstate = staffAction("redemptions.use")
  .metadata({ action: "counter-reinstate" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ memberId: target, key: target, act: target, redemption: target, because: text(40) });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, visit, locale } }) => {
    const { memberId, key, act: undoes, redemption: redemptionId, because } = typed;
    const asked = { key, undoes, redemptionId, because };
    const stands = await reinstateAtCounter(actor, asked, { locale, now: visit.now });
    if (stands.ok) redirect(address(`/staff/counter/members/${encodeURIComponent(memberId)}`, { done: key }));
    return refuseReinstating(stands.refusal);
  });
