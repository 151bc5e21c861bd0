"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { acceptDispute } from "@/db/commands/accept-dispute";
import { acceptReceipt } from "@/db/commands/accept-receipt";
import { askToAccept } from "@/db/commands/ask-to-accept";
import { askAboutDispute, refuseDispute } from "@/db/commands/refuse-dispute";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { currencyDigits } from "@/lib/base/currency";
import { parseWholeNumber } from "@/lib/base/format";
import { instantOf } from "@/lib/base/local-time";
import { unreadable } from "../_components/unreadable";
import { sayRefusal } from "./say-refusal";

const addressOf = (disputeId: string) => `/staff/disputes/${encodeURIComponent(disputeId)}`;

async function answerForm() {
  const { target, version, text } = await unreadable();
  return form({ disputeId: target, version, words: text(2_000) });
}

/** Accepts with points, by a line that makes up for the contested one. */
export const accept = staffAction("disputes.handle")
  .metadata({ action: "accept-dispute" })
  .inputSchema(async () => {
    const { target, version, text, wrong } = await unreadable();
    const kind = z.enum(["base", "bonus"], wrong);
    return form({ disputeId: target, version, points: text(40), kind, words: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, locale } }) => {
    const points = parseWholeNumber(typed.points, locale);
    if (points === null)
      return refuse(null, { points: (await getTranslations("staff-disputes.refusal"))("not_a_number") });
    const accepted = await acceptDispute(actor, { ...typed, points });
    if (!accepted.ok && accepted.refusal.code === "above_limit") {
      const asked = await askToAccept(actor, { ...typed, points });
      if (!asked.ok) return sayRefusal(asked.refusal, locale);
    } else if (!accepted.ok) return sayRefusal(accepted.refusal, locale);
    redirect(addressOf(typed.disputeId));
  });

/** Accepts by recording the claimed purchase. */
export const record = staffAction("disputes.handle")
  .metadata({ action: "accept-receipt" })
  .inputSchema(async () => {
    const { target, version, text } = await unreadable();
    const receipt = { number: text(100), boughtOn: text(40), store: text(100), total: text(40), currency: text(3) };
    return form({ disputeId: target, version, ...receipt, words: text(500) });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, locale, visit } }) => {
    const { disputeId, version, currency, words } = typed;
    const t = await getTranslations("staff-disputes.refusal");
    const occurredAt = instantOf(typed.boughtOn, visit.installation.zone);
    const total = parseWholeNumber(typed.total, locale);
    const externalId = typed.number.trim();
    if (externalId === "") return refuse(null, { number: t("number_missing") });
    if (occurredAt === null) return refuse(null, { boughtOn: t("day_wrong") });
    if (total === null || total < 1) return refuse(null, { total: t("total_wrong") });
    const totalMinor = total * 10 ** currencyDigits(currency);
    const store = typed.store.trim() || null;
    const purchase = { externalId, occurredAt, totalMinor, currency, channel: "store", store };
    const recorded = await acceptReceipt(actor, { disputeId, version, words, ...purchase });
    if (!recorded.ok) return sayRefusal(recorded.refusal, locale);
    redirect(addressOf(disputeId));
  });

/** Asks the member for more. */
export const ask = staffAction("disputes.handle")
  .metadata({ action: "ask-about-dispute" })
  .inputSchema(answerForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, locale } }) => {
    const asked = await askAboutDispute(actor, parsedInput);
    if (!asked.ok) return sayRefusal(asked.refusal, locale);
    redirect(addressOf(parsedInput.disputeId));
  });

/** Refuses it for good. */
export const refuseIt = staffAction("disputes.handle")
  .metadata({ action: "refuse-dispute" })
  .inputSchema(answerForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, locale } }) => {
    const refused = await refuseDispute(actor, parsedInput);
    if (!refused.ok) return sayRefusal(refused.refusal, locale);
    redirect(addressOf(parsedInput.disputeId));
  });
