"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { archiveReward, unarchiveReward } from "@/db/commands/archive-reward";
import { createReward } from "@/db/commands/create-reward";
import { editReward } from "@/db/commands/edit-reward";
import { planReward } from "@/db/commands/plan-reward";
import { publishReward } from "@/db/commands/publish-reward";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { instantOf } from "@/lib/base/local-time";
import { unreadable } from "../_components/unreadable";
import { everyProblem } from "./every-problem";
import { readRewardForm } from "./read-reward-form";
import { sayConflict, sayMove, sayProblems } from "./refusals";
import { rewardAddress, rewardFields } from "./reward-fields";
import { sayPlanRefusal } from "./say-plan";

async function moveForm() {
  const { target, version } = await unreadable();
  return form({ rewardId: target, version });
}

/** Makes a draft of what was typed. */
export const create = staffAction("rewards.edit")
  .metadata({ action: "create-reward" })
  .inputSchema(async () => form(await rewardFields()), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, locale, visit } }) => {
    const read = readRewardForm(parsedInput, { ...visit.installation, locale });
    if (Object.keys(read.problems).length > 0) refuse(null, await sayProblems(await everyProblem(read)));
    const made = await createReward(actor, read.edit, read.stock, visit.now);
    if (!made.ok) refuse(null, await sayProblems(made.refusal));
    redirect(rewardAddress(made.value.rewardId, { done: "created" }));
  });

/** Saves what was typed, unless somebody else changed the reward meanwhile and overwriting that was not ticked. */
export const edit = staffAction("rewards.edit")
  .metadata({ action: "edit-reward" })
  .inputSchema(async () => {
    const [{ target, version, text }, fields] = await Promise.all([unreadable(), rewardFields()]);
    return form({
      ...fields,
      rewardId: target,
      version,
      overwrite: text(10).optional(),
      effectiveAt: text(20).optional(),
    });
  }, asForm)
  .stateAction(
    async ({ parsedInput: { rewardId, version, overwrite, effectiveAt, ...typed }, ctx: { actor, locale, visit } }) => {
      const read = readRewardForm(typed, { ...visit.installation, locale });
      if (Object.keys(read.problems).length > 0) refuse(null, await sayProblems(await everyProblem(read)));
      if (effectiveAt) {
        const at = instantOf(effectiveAt, visit.installation.zone);
        if (at === null)
          return refuse(null, { effectiveAt: (await getTranslations("staff-rewards"))("problem.not_a_day") });
        const planned = await planReward(actor, { rewardId, version, at, edit: read.edit, upload: null }, visit.now);
        if (!planned.ok) return sayPlanRefusal(planned.refusal);
        redirect(rewardAddress(rewardId, { done: "planned" }));
      }
      const request = { rewardId, version: overwrite === "on" ? null : version, edit: read.edit };
      const edited = await editReward(actor, request, visit.now);
      if (!edited.ok) {
        const { refusal } = edited;
        if (refusal.code === "invalid") refuse(null, await sayProblems(refusal.problems));
        if (refusal.code === "changed_meanwhile")
          refuse(null, { overwrite: await sayConflict(refusal, "changed_meanwhile") });
        refuse((await getTranslations("staff-rewards"))("refusal.reward_unknown"));
      }
      redirect(rewardAddress(rewardId, { done: "edited" }));
    },
  );

/** Shows a draft to members. */
export const publish = staffAction("rewards.edit")
  .metadata({ action: "publish-reward" })
  .inputSchema(moveForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, visit } }) => {
    const published = await publishReward(actor, parsedInput, visit.now);
    if (!published.ok) refuse(await sayMove(published.refusal));
    redirect(rewardAddress(parsedInput.rewardId, { done: "published" }));
  });

/** Takes a reward out of the catalogue. */
export const archive = staffAction("rewards.edit")
  .metadata({ action: "archive-reward" })
  .inputSchema(async () => {
    const { target, version, text } = await unreadable();
    return form({ rewardId: target, version, was: text(20) });
  }, asForm)
  .stateAction(async ({ parsedInput: { was, ...parsedInput }, ctx: { actor } }) => {
    const archived = await archiveReward(actor, parsedInput);
    if (!archived.ok) refuse(await sayMove(archived.refusal));
    redirect(rewardAddress(parsedInput.rewardId, { done: "archived", was }));
  });

/** Brings an archived reward back as a draft. */
export const unarchive = staffAction("rewards.edit")
  .metadata({ action: "unarchive-reward" })
  .inputSchema(moveForm, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const moved = await unarchiveReward(actor, parsedInput);
    if (!moved.ok) refuse(await sayMove(moved.refusal));
    redirect(rewardAddress(parsedInput.rewardId, { done: "unarchived" }));
  });
