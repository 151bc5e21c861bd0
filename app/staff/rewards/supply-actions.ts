"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { changeStock, type StockRefusal } from "@/db/commands/change-stock";
import { putFile } from "@/db/commands/put-file";
import { uploadPicture } from "@/db/commands/upload-picture";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { parseWholeNumber } from "@/lib/base/format";
import { unreadable } from "../_components/unreadable";
import { sayConflict } from "./refusals";
import { rewardAddress } from "./reward-fields";

const stockWording = {
  reward_unknown: "reward_unknown",
  changed_meanwhile: "stock_changed",
  follows_codes: "follows_codes",
  too_little_left: "too_little_left",
  quantity_invalid: "quantity_invalid",
} as const satisfies Record<StockRefusal, string>;

/** Puts into stock, writes off, or stops counting. */
export const stock = staffAction("rewards.edit")
  .metadata({ action: "change-stock" })
  .inputSchema(async () => {
    const { target, text, wrong } = await unreadable();
    const seenNumber = text(40).transform((typed) => (typed === "" ? null : Number(typed)));
    return form({
      rewardId: target,
      seenInitial: seenNumber,
      seenWrittenOff: seenNumber,
      change: z.enum(["put", "write_off", "unlimited"], wrong),
      quantity: text(40),
      undone: z.literal("1", wrong).optional(),
    });
  }, asForm)
  .stateAction(async ({ parsedInput: typed, ctx: { actor, locale } }) => {
    const { rewardId, change, seenInitial, seenWrittenOff } = typed;
    const quantity = change === "unlimited" ? 0 : (parseWholeNumber(typed.quantity, locale) ?? 0);
    const seen = { initial: seenInitial, writtenOff: seenWrittenOff ?? 0 };
    const changed = await changeStock(actor, { rewardId, change, quantity, seen });
    if (!changed.ok) {
      const sentence = (await getTranslations("staff-rewards"))(`refusal.${stockWording[changed.refusal]}`);
      if (changed.refusal === "quantity_invalid" || changed.refusal === "too_little_left")
        refuse(null, { quantity: sentence });
      refuse(sentence);
    }
    // What was put in can be written off again and the other way round, as long as nothing else changed; not for ever to and fro.
    const isUndoable = seenInitial !== null && change !== "unlimited" && typed.undone === undefined;
    const initial = (seenInitial ?? 0) + (change === "put" ? quantity : 0);
    const left = `${initial}.${seen.writtenOff + (change === "write_off" ? quantity : 0)}`;
    redirect(
      rewardAddress(rewardId, { done: "stock", ...(isUndoable ? { change, quantity: String(quantity), left } : {}) }),
    );
  });

/** Gives the reward its picture. */
export const picture = staffAction("rewards.edit")
  .metadata({ action: "upload-picture" })
  .inputSchema(async () => {
    const { target, version, file } = await unreadable();
    return form({ rewardId: target, version, picture: file });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, version, picture: file }, ctx: { actor } }) => {
    const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
    const put = await uploadPicture(actor, { rewardId, version, upload: bytes });
    if (!put.ok) {
      const { refusal } = put;
      if (refusal.code === "changed_meanwhile") refuse(await sayConflict(refusal, "changed_reload"));
      const t = await getTranslations("staff-rewards");
      if (refusal.code === "reward_unknown") refuse(t("refusal.reward_unknown"));
      refuse(null, { picture: t(`refusal.picture_${refusal.code}`) });
    }
    redirect(rewardAddress(rewardId, { done: "picture" }));
  });

/** Gives a digital reward the file that members download. */
export const file = staffAction("rewards.edit")
  .metadata({ action: "upload-file" })
  .inputSchema(async () => {
    const { target, file: upload } = await unreadable();
    return form({ rewardId: target, file: upload });
  }, asForm)
  .stateAction(async ({ parsedInput: { rewardId, file: upload }, ctx: { actor } }) => {
    const bytes = new Uint8Array((await upload?.arrayBuffer()) ?? new ArrayBuffer(0));
    const put = await putFile(actor, { rewardId, name: upload?.name ?? "", bytes });
    if (!put.ok) refuse(null, { file: (await getTranslations("staff-rewards"))(`file.refusal.${put.refusal}`) });
    redirect(rewardAddress(rewardId, { done: "file" }));
  });
