"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { awaitStock, stopAwaiting } from "@/db/commands/await-stock";
import { dropFavourite, keepFavourite } from "@/db/commands/keep-favourite";
import { form, memberAction, thrown } from "@/lib/action";

const reward = z.string().max(60).optional();

/** Marks a reward as a favourite or takes that back, and shows the same page with it. */
export const markFavourite = memberAction
  .metadata({ action: "mark-favourite" })
  .inputSchema(form({ keep: reward, drop: reward }))
  .action(async ({ parsedInput: { keep, drop }, ctx: { actor } }) => {
    if (keep !== undefined) await keepFavourite(actor, keep);
    if (drop !== undefined) await dropFavourite(actor, drop);
    refresh();
  }, thrown);

/** Has the member told when a reward is back, or no longer; where it is back by now the page says so. */
export const awaitBack = memberAction
  .metadata({ action: "await-stock" })
  .inputSchema(form({ ask: reward, stop: reward }))
  .action(async ({ parsedInput: { ask, stop }, ctx: { actor } }) => {
    if (ask !== undefined) await awaitStock(actor, ask);
    if (stop !== undefined) await stopAwaiting(actor, stop);
    refresh();
  }, thrown);
