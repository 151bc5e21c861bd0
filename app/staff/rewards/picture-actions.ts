"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cutRewardPicture } from "@/db/commands/cut-picture";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../_components/unreadable";
import { sayConflict } from "./refusals";
import { rewardAddress } from "./reward-fields";

/** Chooses what of a reward's picture must stay in sight, by one of nine points or exactly, and how near. */
export const cut = staffAction("rewards.edit")
  .metadata({ action: "cut-picture" })
  .inputSchema(async () => {
    const { target, version, text } = await unreadable();
    return form({ rewardId: target, version, point: text(10), x: text(3), y: text(3), zoom: text(3) });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, version, point, x, y, zoom }, ctx: { actor } }) => {
    const [focusX = Number.NaN, focusY = Number.NaN] = (point === "exact" ? [x, y] : point.split("_")).map(Number);
    const made = await cutRewardPicture(actor, { rewardId, version, cut: { focusX, focusY, zoom: Number(zoom) } });
    if (!made.ok) {
      const { refusal } = made;
      if (refusal.code === "changed_meanwhile") return refuse(await sayConflict(refusal, "changed_reload"));
      if (refusal.code === "cut_invalid")
        return refuse(null, { x: (await getTranslations("staff-catalogue.focus"))("invalid") });
      return refuse((await getTranslations("staff-rewards"))("refusal.reward_unknown"));
    }
    redirect(rewardAddress(rewardId, { done: "focus" }));
  });
