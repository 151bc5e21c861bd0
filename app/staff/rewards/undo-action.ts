"use server";

import { redirect } from "next/navigation";
import { unarchiveReward } from "@/db/commands/archive-reward";
import { publishReward } from "@/db/commands/publish-reward";
import { unpublishReward } from "@/db/commands/unpublish-reward";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../_components/unreadable";
import { sayMove } from "./refusals";
import { rewardAddress } from "./reward-fields";

/** Takes publishing back: the draft it was, unless somebody redeemed it since. */
export const unpublish = staffAction("rewards.edit")
  .metadata({ action: "undo-publish" })
  .inputSchema(async () => {
    const { target, version } = await unreadable();
    return form({ rewardId: target, version });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const taken = await unpublishReward(actor, parsedInput);
    if (!taken.ok) refuse(await sayMove(taken.refusal));
    redirect(rewardAddress(parsedInput.rewardId, { done: "unpublished" }));
  });

/** Takes archiving a published reward back: a draft again, and shown to members as before, unless it could not be published now. */
export const publishAgain = staffAction("rewards.edit")
  .metadata({ action: "undo-archive" })
  .inputSchema(async () => {
    const { target, version } = await unreadable();
    return form({ rewardId: target, version });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, version }, ctx: { actor, visit } }) => {
    const back = await unarchiveReward(actor, { rewardId, version });
    if (!back.ok) refuse(await sayMove(back.refusal));
    const shown = await publishReward(actor, { rewardId, version: version + 1 }, visit.now);
    redirect(rewardAddress(rewardId, { done: shown.ok ? "published" : "unarchived" }));
  });
