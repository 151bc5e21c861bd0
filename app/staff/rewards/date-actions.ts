"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { callOffDate, giveBackAgain } from "@/db/commands/call-off-date";
import { addDate, changeDate, type DateRefusal } from "@/db/commands/reward-dates";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { parseWholeNumber } from "@/lib/base/format";
import { instantOf } from "@/lib/base/local-time";
import { unreadable } from "../_components/unreadable";
import { rewardAddress } from "./reward-fields";

/** At the field it is about, where it is about one. */
function refuseDate(refusal: DateRefusal, words: string): never {
  if (refusal === "capacity_invalid") return refuse(null, { capacity: words });
  return refusal === "ends_before_it_starts" ? refuse(null, { until: words }) : refuse(words);
}

/** Adds a date on which a reward takes place. */
export const add = staffAction("rewards.edit")
  .metadata({ action: "add-date" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ rewardId: target, from: text(20), until: text(20), place: text(120).optional(), capacity: text(20) });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, locale, visit } }) => {
    const t = await getTranslations("staff-rewards");
    const { zone } = visit.installation;
    const startsAt = instantOf(typed.from, zone);
    const endsAt = instantOf(typed.until, zone);
    if (startsAt === null) refuse(null, { from: t("problem.not_a_day") });
    if (endsAt === null) refuse(null, { until: t("problem.not_a_day") });
    const capacity = parseWholeNumber(typed.capacity, locale) ?? 0;
    const place = typed.place?.trim() || null;
    const added = await addDate(actor, typed.rewardId, { startsAt, endsAt, place, capacity });
    if (!added.ok) refuseDate(added.refusal, t(`dates.refusal.${added.refusal}`));
    redirect(rewardAddress(typed.rewardId, { done: "date" }));
  });

/** Changes how many can come, or closes and opens a date. */
export const change = staffAction("rewards.edit")
  .metadata({ action: "change-date" })
  .inputSchema(async () => {
    const { target, version, text, wrong } = await unreadable();
    return form({ rewardId: target, dateId: target, version, capacity: text(20), open: z.enum(["yes", "no"], wrong) });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, dateId, version, capacity, open }, ctx: { actor, locale } }) => {
    const seats = parseWholeNumber(capacity, locale) ?? 0;
    const changed = await changeDate(actor, { dateId, version, capacity: seats, isOpen: open === "yes" });
    if (!changed.ok) {
      refuseDate(changed.refusal, (await getTranslations("staff-rewards"))(`dates.refusal.${changed.refusal}`));
    }
    redirect(rewardAddress(rewardId, { done: "date" }));
  });

/** Calls a date off: everybody who had booked is told, and gets points back or chooses another. */
export const callOff = staffAction("redemptions.fulfil")
  .metadata({ action: "call-off-date" })
  .inputSchema(async () => {
    const { target, version, text } = await unreadable();
    return form({ rewardId: target, dateId: target, version, because: text(300), hours: text(5) });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, dateId, version, because, hours }, ctx: { actor } }) => {
    const called = await callOffDate(actor, { dateId, version, because, hours: Number(hours) });
    if (!called.ok) {
      const words = (await getTranslations("staff-rewards.callOff.refusal"))(called.refusal);
      refuse(words, called.refusal === "because_missing" ? { because: words } : undefined);
    }
    redirect(rewardAddress(rewardId, { done: "called-off" }));
  });

/** Asks once more for the points of those who are still booked on a date that was called off. */
export const giveBack = staffAction("redemptions.fulfil")
  .metadata({ action: "give-back-again" })
  .inputSchema(async () => {
    const { target } = await unreadable();
    return form({ rewardId: target, dateId: target });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, dateId }, ctx: { actor } }) => {
    const asked = await giveBackAgain(actor, dateId);
    if (!asked.ok) refuse((await getTranslations("staff-rewards.callOff.refusal"))(asked.refusal));
    redirect(rewardAddress(rewardId, { done: "date" }));
  });
