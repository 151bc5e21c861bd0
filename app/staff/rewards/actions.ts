"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { archiveReward, unarchiveReward } from "@/db/commands/archive-reward";
import { createReward } from "@/db/commands/create-reward";
import { editReward } from "@/db/commands/edit-reward";
import { publishReward } from "@/db/commands/publish-reward";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { readRewardForm } from "./read-reward-form";
import { sayConflict, sayMove, sayProblems } from "./refusals";
import { rewardAddress, rewardFields, rewardTarget } from "./reward-fields";

const target = { rewardId: rewardTarget, version: z.coerce.number().int() };

/** Makes a draft of what was typed. */
export const create = staffAction("rewards.edit")
  .metadata({ action: "create-reward" })
  .inputSchema(form(rewardFields), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, locale, visit } }) => {
    const read = readRewardForm(parsedInput, { locale, ...visit.installation });
    if (Object.keys(read.problems).length > 0) refuse(null, await sayProblems(read.problems));
    const made = await createReward(actor, read.edit, read.stock, visit.now);
    if (!made.ok) refuse(null, await sayProblems(made.refusal));
    redirect(rewardAddress(made.value.rewardId, { done: "created" }));
  });

/** Saves what was typed, unless somebody else changed the reward meanwhile and overwriting that was not ticked. */
export const edit = staffAction("rewards.edit")
  .metadata({ action: "edit-reward" })
  .inputSchema(form({ ...rewardFields, ...target, overwrite: z.string().optional() }), asForm)
  .stateAction(async ({ parsedInput: { rewardId, version, overwrite, ...typed }, ctx: { actor, locale, visit } }) => {
    const read = readRewardForm(typed, { locale, ...visit.installation });
    if (Object.keys(read.problems).length > 0) refuse(null, await sayProblems(read.problems));
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
  });

/** Shows a draft to members. */
export const publish = staffAction("rewards.edit")
  .metadata({ action: "publish-reward" })
  .inputSchema(form(target), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, visit } }) => {
    const published = await publishReward(actor, parsedInput, visit.now);
    if (!published.ok) refuse(await sayMove(published.refusal));
    redirect(rewardAddress(parsedInput.rewardId, { done: "published" }));
  });

/** Takes a reward out of the catalogue. */
export const archive = staffAction("rewards.edit")
  .metadata({ action: "archive-reward" })
  .inputSchema(form(target), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const archived = await archiveReward(actor, parsedInput);
    if (!archived.ok) refuse(await sayMove(archived.refusal));
    redirect(rewardAddress(parsedInput.rewardId, { done: "archived" }));
  });

/** Brings an archived reward back as a draft. */
export const unarchive = staffAction("rewards.edit")
  .metadata({ action: "unarchive-reward" })
  .inputSchema(form(target), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const moved = await unarchiveReward(actor, parsedInput);
    if (!moved.ok) refuse(await sayMove(moved.refusal));
    redirect(rewardAddress(parsedInput.rewardId, { done: "unarchived" }));
  });
