"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { keepPrice } from "@/db/commands/keep-price";
import { raisePrice } from "@/db/commands/raise-price";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { parseWholeNumber } from "@/lib/base/format";
import { instantOf } from "@/lib/base/local-time";
import { inWords } from "@/lib/in-words";
import { unreadable } from "../_components/unreadable";
import { sayMove } from "./refusals";
import { rewardAddress } from "./reward-fields";

/** Announces a dearer price of a published reward. */
export const raise = staffAction("rewards.edit")
  .metadata({ action: "raise-price" })
  .inputSchema(async () => {
    const { target, version, text } = await unreadable();
    return form({ rewardId: target, version, nextPoints: text(20), nextFrom: text(20).optional() });
  }, asForm)
  .stateAction(
    async ({ parsedInput: { rewardId, version, nextPoints, nextFrom = "" }, ctx: { actor, locale, visit } }) => {
      const [t, words] = await Promise.all([getTranslations("staff-rewards"), inWords()]);
      const points = parseWholeNumber(nextPoints, locale);
      const from = nextFrom === "" ? null : instantOf(nextFrom, visit.installation.zone);
      if (points === null) refuse(null, { nextPoints: t("problem.not_a_number") });
      if (from === null && nextFrom !== "") refuse(null, { nextFrom: t("problem.not_a_day") });
      const raised = await raisePrice(actor, { rewardId, version, points, from }, visit.now);
      if (!raised.ok) {
        const { refusal } = raised;
        if (refusal.code === "notice_too_short")
          refuse(null, { nextFrom: t("price.notice_too_short", { at: words.at(refusal.earliest) }) });
        if (refusal.code === "not_dearer" || refusal.code === "too_dear" || refusal.code === "never_published")
          refuse(null, { nextPoints: t(`price.${refusal.code}`) });
        refuse(await sayMove(refusal));
      }
      redirect(rewardAddress(rewardId, { done: "raised" }));
    },
  );

/** Takes an announced price back. */
export const keep = staffAction("rewards.edit")
  .metadata({ action: "keep-price" })
  .inputSchema(async () => {
    const { target, version } = await unreadable();
    return form({ rewardId: target, version });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const kept = await keepPrice(actor, parsedInput);
    if (!kept.ok) {
      if (kept.refusal.code === "nothing_announced")
        refuse((await getTranslations("staff-rewards"))("price.nothing_announced"));
      refuse(await sayMove(kept.refusal));
    }
    redirect(rewardAddress(parsedInput.rewardId, { done: "kept" }));
  });
