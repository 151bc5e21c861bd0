"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { addDate, changeDate } from "@/db/commands/reward-dates";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { parseWholeNumber } from "@/lib/base/format";
import { instantOf } from "@/lib/base/local-time";
import { unreadable } from "../_components/unreadable";
import { rewardAddress } from "./reward-fields";

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
    if (!added.ok) refuse(t(`dates.refusal.${added.refusal}`));
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
    if (!changed.ok) refuse((await getTranslations("staff-rewards"))(`dates.refusal.${changed.refusal}`));
    redirect(rewardAddress(rewardId, { done: "date" }));
  });
