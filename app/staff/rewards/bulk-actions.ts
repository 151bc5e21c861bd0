"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { beginBatch, prepareBulk, prepareUndo } from "@/db/commands/change-catalogue";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { bulkActs } from "@/lib/loyalty/bulk-wish";
import { unreadable } from "../_components/unreadable";
import { readBulkForm } from "./read-bulk-form";
import { matchOf } from "./reward-match";

/** Works out what would become of the rewards that were chosen, to be looked at before anything happens. */
export const prepare = staffAction("rewards.edit")
  .metadata({ action: "prepare-catalogue-batch" })
  .inputSchema(async () => {
    const { target, text, wrong } = await unreadable();
    return form({
      act: z.enum(bulkActs, wrong),
      id: z.union([target, z.array(target).max(200, wrong)]).optional(),
      match: text(1_000).optional(),
      newCategory: text(60).optional(),
      points: text(20).optional(),
      percent: text(20).optional(),
      roundTo: text(20).optional(),
      endsOn: text(20).optional(),
      quantity: text(20).optional(),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: { act, id = [], match, ...typed }, ctx: { actor, locale, visit } }) => {
    const t = await getTranslations("staff-catalogue");
    const wish = readBulkForm(act, typed, { locale, zone: visit.installation.zone });
    if ("problem" in wish) return refuse(null, { [wish.field]: t(`problem.${wish.problem}`) });
    const chosen =
      match === undefined ? { ids: [id].flat() } : { match: matchOf(Object.fromEntries(new URLSearchParams(match))) };
    const prepared = await prepareBulk(actor, { wish, chosen, locale }, visit.now);
    if (!prepared.ok) return refuse(t(`refusal.${prepared.refusal}`));
    redirect(`/staff/rewards/batches/${prepared.value.batchId}`);
  });

/** Begins what was prepared and shown. */
export const begin = staffAction("rewards.edit")
  .metadata({ action: "begin-catalogue-batch" })
  .inputSchema(async () => form({ batchId: (await unreadable()).target }), asForm)
  .stateAction(async ({ parsedInput: { batchId }, ctx: { actor } }) => {
    const begun = await beginBatch(actor, batchId);
    if (!begun.ok) return refuse((await getTranslations("staff-catalogue"))(`refusal.${begun.refusal}`));
    redirect(`/staff/rewards/batches/${encodeURIComponent(batchId)}`);
  });

/** Works out what takes a batch back, to be looked at like any other. */
export const takeBack = staffAction("rewards.edit")
  .metadata({ action: "prepare-catalogue-undo" })
  .inputSchema(async () => form({ batchId: (await unreadable()).target }), asForm)
  .stateAction(async ({ parsedInput: { batchId }, ctx: { actor, locale, visit } }) => {
    const prepared = await prepareUndo(actor, { batchId, locale }, visit.now);
    if (!prepared.ok) return refuse((await getTranslations("staff-catalogue"))(`refusal.${prepared.refusal}`));
    redirect(`/staff/rewards/batches/${prepared.value.batchId}`);
  });
