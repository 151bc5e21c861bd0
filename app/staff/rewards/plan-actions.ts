"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cancelPlan, planReward } from "@/db/commands/plan-reward";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { instantOf } from "@/lib/base/local-time";
import { unreadable } from "../_components/unreadable";
import { rewardAddress } from "./reward-fields";
import { sayPlanRefusal } from "./say-plan";

/** Takes back a change that has not taken effect. */
export const cancel = staffAction("rewards.edit")
  .metadata({ action: "cancel-reward-plan" })
  .inputSchema(async () => form({ planId: (await unreadable()).target }), asForm)
  .stateAction(async ({ parsedInput: { planId }, ctx: { actor } }) => {
    const cancelled = await cancelPlan(actor, planId);
    if (!cancelled.ok) return refuse((await getTranslations("staff-catalogue.plan.refusal"))(cancelled.refusal));
    redirect("/staff/rewards/planned?done=cancelled");
  });

/** Plans another picture for a time to come. */
export const planPicture = staffAction("rewards.edit")
  .metadata({ action: "plan-reward-picture" })
  .inputSchema(async () => {
    const { target, version, file, text } = await unreadable();
    return form({ rewardId: target, version, nextPicture: file, effectiveAt: text(20) });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, version, nextPicture, effectiveAt }, ctx: { actor, visit } }) => {
    const at = instantOf(effectiveAt, visit.installation.zone);
    if (at === null)
      return refuse(null, { effectiveAt: (await getTranslations("staff-rewards"))("problem.not_a_day") });
    const upload = new Uint8Array((await nextPicture?.arrayBuffer()) ?? new ArrayBuffer(0));
    const planned = await planReward(actor, { rewardId, version, at, edit: {}, upload }, visit.now);
    if (!planned.ok) return sayPlanRefusal(planned.refusal);
    redirect(rewardAddress(rewardId, { done: "planned" }));
  });
