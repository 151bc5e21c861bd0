"use server";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { askPasskey } from "@/db/commands/ask-passkey";
import { personMay } from "@/db/commands/throttle";
import { form, personAction } from "@/lib/action";

/** Asks this browser for a passkey of whoever is signed in, good for what `bound` says and nothing else; null after too many. */
export const askToProve = personAction
  .metadata({ action: "ask-passkey" })
  .inputSchema(form({ bound: z.string().min(1).max(500) }))
  .action(async ({ parsedInput: { bound }, ctx: { actor } }): Promise<PublicKeyCredentialRequestOptionsJSON | null> => {
    if (!(await personMay("ask-passkey", actor.personId))) return null;
    return askPasskey({ purpose: "step-up", personId: actor.personId, bound });
  });
