"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { closeShift, openShift } from "@/db/commands/keep-shift";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { parseMoney, parseWholeNumber } from "@/lib/base/format";
import { unreadable } from "../_components/unreadable";

/** Begins a shift at a store. */
export const open = staffAction("counter.use")
  .metadata({ action: "shift-open" })
  .inputSchema(async () => {
    const { target } = await unreadable();
    return form({ store: target });
  }, asForm)
  .stateAction(async ({ parsedInput: { store }, ctx: { actor } }) => {
    const opened = await openShift(actor, store);
    if (opened.ok || opened.refusal === "already") redirect("/staff/counter");
    const t = await getTranslations("staff-counter.shift");
    return refuse(null, { store: t("storeUnknown") });
  });

/** Ends the cashier's shift, with what the till says for comparison. */
export const close = staffAction("counter.use")
  .metadata({ action: "shift-close" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ shift: target, receipts: text(20), amount: text(40) });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, visit, locale } }) => {
    const t = await getTranslations("staff-counter.shift");
    const said = (text: string, read: (text: string) => number | null) => (text.trim() === "" ? null : read(text));
    const tillReceipts = said(typed.receipts, (text) => parseWholeNumber(text, locale));
    const tillMinor = said(typed.amount, (text) => parseMoney(text, visit.installation.currency, locale));
    const areReceiptsWrong =
      typed.receipts.trim() !== "" && (tillReceipts === null || tillReceipts < 0 || tillReceipts > 1_000_000);
    const isAmountWrong = typed.amount.trim() !== "" && tillMinor === null;
    if (areReceiptsWrong || isAmountWrong) {
      refuse(null, {
        ...(areReceiptsWrong ? { receipts: t("receiptsWrong") } : {}),
        ...(isAmountWrong ? { amount: t("amountWrong") } : {}),
      });
    }
    await closeShift(actor, { shiftId: typed.shift, tillReceipts, tillMinor });
    redirect(`/staff/counter/shifts/${encodeURIComponent(typed.shift)}`);
  });
