"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { askFulfilBatch, BATCH_MOST } from "@/db/commands/fulfil-batch";
import { moveRedemption } from "@/db/commands/move-redemption";
import { asForm, form, openForm, refuse, staffAction } from "@/lib/action";
import { redemptionStates } from "@/lib/loyalty/redemption-states";
import { readShippingList } from "@/lib/shipping-list";
import { unreadable } from "../_components/unreadable";
import { reasons, targets } from "./_components/moves-for";
import { sayOutcome } from "./_components/say-outcome";
import { leftEmpty, readChosen, saidOf } from "./read-chosen";

/** Moves one redemption a step on, or gives its points back. */
export const move = staffAction("redemptions.fulfil")
  .metadata({ action: "move-redemption" })
  .inputSchema(async () => {
    const { target, text, wrong } = await unreadable();
    return form({
      redemptionId: target,
      from: z.enum(redemptionStates, wrong),
      to: z.enum(targets, wrong),
      courier: text(100).optional(),
      tracking: text(100).optional(),
      reference: text(100).optional(),
      because: z.enum(reasons, wrong).optional(),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: { redemptionId, from, to, ...said }, ctx: { actor } }) => {
    const moved = await moveRedemption({ by: "fulfilment", actor }, { redemptionId, from, to, details: saidOf(said) });
    if (!moved.ok) {
      const empty = moved.refusal.code === "move_needs" ? leftEmpty(said) : [];
      if (empty.length > 0) {
        const unsaid = (await getTranslations("staff-fulfilment.batch.refusal"))("unsaid");
        return refuse(null, Object.fromEntries(empty.map((name) => [name, unsaid])));
      }
      const stands = moved.refusal.code === "move_impossible" ? moved.refusal.state : null;
      return refuse(await sayOutcome(moved.refusal.code, stands));
    }
    redirect(`/staff/fulfilment/${encodeURIComponent(redemptionId)}?done=1`);
  });

/** Asks for those chosen to be moved together. */
export const start = staffAction("redemptions.fulfil")
  .metadata({ action: "ask-fulfil-batch" })
  .inputSchema(async () => {
    const { target, wrong } = await unreadable();
    return openForm({ key: target, to: z.enum(targets, wrong) }, 100);
  }, asForm)
  .stateAction(async ({ parsedInput: { key, to, ...typed }, ctx: { actor } }) => {
    const t = await getTranslations("staff-fulfilment.batch.refusal");
    const empty = leftEmpty(typed);
    if (empty.length > 0) return refuse(null, Object.fromEntries(empty.map((name) => [name, t("unsaid")])));
    const asked = await askFulfilBatch(actor, { key, to, rows: readChosen(typed) });
    if (!asked.ok) return refuse(t(asked.refusal));
    redirect(`/staff/fulfilment/batches/${asked.value.batchId}`);
  });

const LARGEST_BYTES = 300 * BATCH_MOST;

/** Asks for the parcels of a list to be marked as shipped. */
export const upload = staffAction("redemptions.fulfil")
  .metadata({ action: "upload-shipping-list" })
  .inputSchema(async () => {
    const { target, file } = await unreadable();
    return form({ key: target, file });
  }, asForm)
  .stateAction(async ({ parsedInput: { key, file }, ctx: { actor } }) => {
    const t = await getTranslations("staff-fulfilment");
    if (file !== undefined && file.size > LARGEST_BYTES) return refuse(null, { file: t("lists.refusal.too_large") });
    const lines = readShippingList((await file?.text()) ?? "");
    if (lines === null) return refuse(null, { file: t("lists.refusal.unreadable") });
    const rows = lines.map(({ redemption, isReadable, ...said }) => {
      return { redemption, from: null, details: saidOf(said), isReadable };
    });
    const asked = await askFulfilBatch(actor, { key, to: "shipped", rows });
    if (!asked.ok) return refuse(null, { file: t(`batch.refusal.${asked.refusal}`) });
    redirect(`/staff/fulfilment/batches/${asked.value.batchId}`);
  });
