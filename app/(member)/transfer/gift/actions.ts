"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { giveByLink } from "@/db/commands/give-by-link";
import { takeGiftBack } from "@/db/commands/take-gift-back";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { parseWholeNumber } from "@/lib/base/format";
import { grant } from "@/lib/loyalty/permissions";
import { proofFields, prove } from "@/lib/prove";
import { giftBound } from "@/lib/step-up-bound";
import { sayRefusal } from "../say-refusal";

/** Puts points into a gift and shows its link, after a fresh second factor for this very gift. */
export const give = memberAction
  .metadata({ action: "give-by-link" })
  .inputSchema(
    form({
      points: z.string().max(20),
      greeting: z.string().max(300).default(""),
      key: z.string().min(8).max(100),
      ...proofFields,
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput: { greeting, key, code, passkey, ...asked }, ctx }) => {
    const { actor, person, session, visit, locale } = ctx;
    const points = parseWholeNumber(asked.points, locale);
    if (points === null || points < 1) {
      const t = await getTranslations("transfer.points");
      return refuse(null, { points: t("wrong") });
    }
    const proof = await getTranslations("profile.security.proof");
    const account = grant(person, "account.use");
    const bound = giftBound({ session: session.publicId, points: asked.points, key });
    const isProven = account !== null && (await prove(account, session.publicId, { code, passkey }, bound));
    if (!isProven) return refuse(null, { code: proof("prove") });
    const given = await giveByLink(actor, { points, greeting, key });
    if (!given.ok) return refuse(await sayRefusal(given.refusal, locale, visit.installation.zone));
    redirect(`/transfer/gift/${given.value.giftId}`);
  });

/** Takes a gift of one's own back while nobody has accepted it. */
export const withdraw = memberAction
  .metadata({ action: "take-gift-back" })
  .inputSchema(form({ gift: z.string().max(100).catch("") }), asForm)
  .stateAction(async ({ parsedInput: { gift }, ctx: { actor } }) => {
    const answer = await takeGiftBack(actor, gift);
    if (answer.ok) redirect(`/transfer/gift/${gift}`);
    const t = await getTranslations("transfer.gift.withdraw");
    refresh();
    return refuse(t("over"));
  });
