"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { proveAgain } from "@/db/commands/prove-again";
import { transferPoints } from "@/db/commands/transfer-points";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { realNow } from "@/lib/base/clock";
import { grant } from "@/lib/loyalty/permissions";
import { sayRefusal } from "./say-refusal";

/** Sends points to another member, after a fresh second factor for this very transfer. */
export const transfer = memberAction
  .metadata({ action: "transfer-points" })
  .inputSchema(
    form({
      to: z.uuid(),
      points: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
      key: z.string().min(8).max(100),
      code: z.string().max(40).optional(),
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput: { to, points, key, code }, ctx: { actor, person, session, visit, locale } }) => {
    const proof = await getTranslations("profile.security.proof");
    const account = grant(person, "account.use");
    if (!code || account === null) refuse(null, { code: proof("prove") });
    const proved = await proveAgain(account, { session: session.publicId, code }, realNow());
    if (!proved.ok) refuse(null, { code: proof(proved.refusal) });
    const sent = await transferPoints(actor, { to, points, key });
    if (!sent.ok) refuse(await sayRefusal(sent.refusal, locale, visit.installation.zone));
    redirect(`/activity?before=${sent.value.journalVersion + 1}#line-${sent.value.journalVersion}`);
  });
