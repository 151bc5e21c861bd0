"use server";

import { redirect } from "next/navigation";
import { restoreReward } from "@/db/commands/restore-reward";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../_components/unreadable";
import { rowTeller } from "./_components/say-row";
import { sayConflict, sayMove } from "./refusals";
import { rewardAddress } from "./reward-fields";

/** Makes a reward say what it said in an earlier version. */
export const restore = staffAction("rewards.edit")
  .metadata({ action: "restore-reward" })
  .inputSchema(async () => {
    const { target, version } = await unreadable();
    return form({ rewardId: target, version, entry: version });
  }, asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, visit } }) => {
    const restored = await restoreReward(actor, parsedInput, visit.now);
    if (!restored.ok) {
      const { refusal } = restored;
      if (refusal.code === "changed_meanwhile") return refuse(await sayConflict(refusal, "changed_reload"));
      if (refusal.code === "version_unknown") return refuse(await sayMove({ code: "reward_unknown" }));
      const say = await rowTeller(false);
      return refuse(say({ outcome: refusal.outcome, problems: {}, isNew: false }).join(" "));
    }
    redirect(rewardAddress(parsedInput.rewardId, { done: "edited" }));
  });
