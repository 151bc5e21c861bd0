"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { readAllNotices, readNotice } from "@/db/commands/read-notices";
import { asForm, form, memberAction } from "@/lib/action";

const publicId = z.string().max(60).optional();

/** Marks one notice as read and stays, opens one (which marks it too), or marks all. */
export const markRead = memberAction
  .metadata({ action: "read-notices" })
  .inputSchema(form({ read: publicId, open: publicId, all: z.literal("1").optional() }), asForm)
  .stateAction(async ({ parsedInput: { read, open, all }, ctx: { actor } }) => {
    if (open !== undefined) redirect((await readNotice(actor, open)) ?? "/inbox");
    if (read !== undefined) await readNotice(actor, read);
    if (all !== undefined) await readAllNotices(actor);
    refresh();
    redirect("/inbox");
  });
