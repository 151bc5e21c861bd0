"use server";

import { z } from "zod";
import { keepCardKey } from "@/db/commands/keep-card-key";
import { form, memberAction } from "@/lib/action";

/** Takes the key this device made for its card; called by the card itself, once a session. */
export const keepKey = memberAction
  .metadata({ action: "card-key" })
  .inputSchema(form({ key: z.string().max(60) }))
  .action(async ({ parsedInput: { key }, ctx: { actor, session } }) =>
    keepCardKey(actor, { session: session.publicId, key }),
  );
