"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { importCodes } from "@/db/commands/import-codes";
import { setLowStock } from "@/db/commands/set-low-stock";
import { findCodeImport } from "@/db/queries/code-imports";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { parseWholeNumber } from "@/lib/base/format";
import { readDay } from "@/lib/loyalty/code-list";
import { unreadable } from "../_components/unreadable";
import { rewardAddress } from "./reward-fields";
import { UPLOAD_BYTES_MAX } from "./upload-limit";

/** Adds the codes that were pasted, or those of the file, line by line as it comes; all of them or none. */
export const codes = staffAction("codes.import")
  .metadata({ action: "import-codes" })
  .inputSchema(async () => {
    const { target, text, file, wrong } = await unreadable();
    // "secret" in the name keeps the codes from travelling back with a refused form.
    return form({ rewardId: target, secretCodes: z.string(wrong).optional(), file, endsOn: text(20).optional() });
  }, asForm)
  .stateAction(
    async ({ parsedInput: { rewardId, secretCodes = "", file, endsOn: day = "" }, ctx: { actor, locale } }) => {
      const t = await getTranslations("staff-codes.refusal");
      const endsOn = readDay(day);
      if (endsOn === undefined) refuse(null, { endsOn: t("day") });
      if (file !== undefined && file.size > UPLOAD_BYTES_MAX) refuse(null, { file: t("too_large") });
      const pieces = file !== undefined && file.size > 0 ? file.stream() : [Buffer.from(secretCodes)];
      const brought = await importCodes(actor, { rewardId, pieces, endsOn, isTrial: false });
      if (!brought.ok) refuse(null, { secretCodes: t(brought.refusal) });
      const { importId } = brought.value;
      const list = await findCodeImport(importId, locale);
      if (list?.state !== "added") redirect(`/staff/rewards/${list?.rewardId ?? rewardId}/codes/${importId}`);
      redirect(rewardAddress(list.rewardId, { done: "codes", added: list.added, duplicates: list.duplicates }));
    },
  );

const lowStockWording = {
  reward_unknown: "reward_unknown",
  changed_meanwhile: "low_changed",
  threshold_invalid: "threshold",
} as const;

/** Says at how many left staff are told; empty for never. */
export const lowStock = staffAction("rewards.edit")
  .metadata({ action: "set-low-stock" })
  .inputSchema(async () => {
    const { target, text } = await unreadable();
    return form({ rewardId: target, seen: text(40), lowAt: text(40) });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, seen, lowAt }, ctx: { actor, locale } }) => {
    const typed = lowAt.trim() === "" ? null : (parseWholeNumber(lowAt, locale) ?? 0);
    const set = await setLowStock(actor, { rewardId, seen: seen === "" ? null : Number(seen), lowAt: typed });
    if (!set.ok) {
      const sentence = (await getTranslations("staff-codes.refusal"))(lowStockWording[set.refusal]);
      refuse(null, { lowAt: sentence });
    }
    redirect(rewardAddress(rewardId, { done: "low" }));
  });
