"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { forgetAddress } from "@/db/commands/keep-address";
import { asForm, form, personAction } from "@/lib/action";

/** Drops an address of one's own. */
export const forget = personAction
  .metadata({ action: "forget-address" })
  .inputSchema(form({ address: z.string().max(60).catch("") }), asForm)
  .stateAction(async ({ parsedInput: { address }, ctx: { actor } }) => {
    await forgetAddress(actor, address);
    redirect("/profile#addresses");
  });
