"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { transferPoints } from "@/db/commands/transfer-points";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { grant } from "@/lib/loyalty/permissions";
import { proofFields, prove } from "@/lib/prove";
import { transferBound } from "@/lib/step-up-bound";
import { sayRefusal } from "./say-refusal";

/** Sends points to another member, after a fresh second factor for this very transfer. */
export const transfer = memberAction
  .metadata({ action: "transfer-points" })
  .inputSchema(
    form({
      to: z.uuid(),
      points: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
      key: z.string().min(8).max(100),
      ...proofFields,
    }),
    asForm,
  )
  .stateAction(
    async ({ parsedInput: { to, points, key, ...given }, ctx: { actor, person, session, visit, locale } }) => {
      const proof = await getTranslations("profile.security.proof");
      const account = grant(person, "account.use");
      const bound = transferBound({ session: session.publicId, to, points, key });
      const isProven = account !== null && (await prove(account, session.publicId, given, bound));
      if (!isProven) refuse(null, { code: proof("prove") });
      const sent = await transferPoints(actor, { to, points, key });
      if (!sent.ok) refuse(await sayRefusal(sent.refusal, locale, visit.installation.zone));
      redirect(`/activity?before=${sent.value.journalVersion + 1}#line-${sent.value.journalVersion}`);
    },
  );
