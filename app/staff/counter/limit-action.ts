"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { keepCounterLimits } from "@/db/commands/keep-store";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { parseMoney, parseWholeNumber } from "@/lib/base/format";
import { unreadable } from "../_components/unreadable";

/** Sets what cashiers may do without a supervisor. */
export const limit = staffAction("counter.supervise")
  .metadata({ action: "counter-limits" })
  .inputSchema(async () => {
    const { text, version } = await unreadable();
    return form({ version, points: text(20), amount: text(40), minutes: text(10) });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, visit, locale } }) => {
    const t = await getTranslations("staff-counter.limits");
    const pointsPerDay = parseWholeNumber(typed.points, locale);
    const aloneMinor = parseMoney(typed.amount, visit.installation.currency, locale);
    const undoMinutes = parseWholeNumber(typed.minutes, locale);
    const wrong = {
      ...(pointsPerDay === null || pointsPerDay < 1 ? { points: t("wrong") } : {}),
      ...(aloneMinor === null ? { amount: t("wrong") } : {}),
      ...(undoMinutes === null || undoMinutes < 0 || undoMinutes > 1_440 ? { minutes: t("minutesWrong") } : {}),
    };
    if (pointsPerDay === null || aloneMinor === null || undoMinutes === null || Object.keys(wrong).length > 0) {
      refuse(null, wrong);
    }
    const kept = await keepCounterLimits(actor, typed.version, { pointsPerDay, aloneMinor, undoMinutes });
    if (!kept) refuse(t("stale"));
    redirect("/staff/counter/limits?done=kept");
  });
