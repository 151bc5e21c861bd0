"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askReplay } from "@/db/commands/replay-terms";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { unreadable } from "../../_components/unreadable";

/** Runs a draft over all of the past; a job does it, and its page shows how far it is. */
export const replayDraft = staffAction("terms.draft")
  .metadata({ action: "replay-terms" })
  .inputSchema(async () => {
    const { target, version } = await unreadable();
    return form({ draftId: target, version });
  }, asForm)
  .stateAction(async ({ parsedInput: { draftId, version }, ctx: { actor } }) => {
    const asked = await askReplay(actor, { id: draftId, version });
    if (!asked.ok) refuse((await getTranslations("staff-replay.refusal"))(asked.refusal.code));
    redirect(`/staff/programme/replays/${asked.value.replayId}`);
  });
