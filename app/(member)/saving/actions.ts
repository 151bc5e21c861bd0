"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { endWish, setWish } from "@/db/commands/set-wish";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { grant } from "@/lib/loyalty/permissions";
import { proofFields, prove } from "@/lib/prove";
import { wishBound } from "@/lib/step-up-bound";
import { sayRefusal } from "./say-refusal";

const key = z.string().min(8).max(100);
const purpose = z.enum(["goal", "expiry"]);
const points = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const nothingSpent = { mostPoints: null, keepPoints: 0, leastPoints: null };

/** Makes a reward the member's goal; nothing is redeemed by itself. */
export const choose = memberAction
  .metadata({ action: "choose-goal" })
  .inputSchema(form({ reward: z.string().max(60), key }), asForm)
  .stateAction(async ({ parsedInput: { reward, key: sheet }, ctx: { actor, locale } }) => {
    const wish = { purpose: "goal", action: "show", ...nothingSpent, daysBefore: null } as const;
    const set = await setWish(actor, { ...wish, reward, key: sheet });
    if (!set.ok) refuse(await sayRefusal(set.refusal, locale));
    redirect("/saving?done=set");
  });

/** Asks to be reminded so many days before points end. */
export const remind = memberAction
  .metadata({ action: "wish-reminder" })
  .inputSchema(form({ days: z.coerce.number().int(), key }), asForm)
  .stateAction(async ({ parsedInput: { days, key: sheet }, ctx: { actor, locale } }) => {
    const wish = { purpose: "expiry", action: "remind", ...nothingSpent, daysBefore: days } as const;
    const set = await setWish(actor, { ...wish, reward: null, key: sheet });
    if (!set.ok) refuse(await sayRefusal(set.refusal, locale));
    redirect("/saving?done=set");
  });

/** Agrees to points being spent without being asked again, by a fresh second factor for this very wish. */
export const agree = memberAction
  .metadata({ action: "agree-to-automatic-redemption" })
  .inputSchema(
    form({
      purpose,
      action: z.enum(["redeem", "donate"]),
      reward: z.uuid(),
      most: points,
      keep: points,
      least: points.optional(),
      days: z.coerce.number().int().optional(),
      consent: z.string().optional(),
      ...proofFields,
      key,
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput, ctx: { actor, person, session, locale } }) => {
    const [t, proof] = await Promise.all([
      getTranslations("saving.confirm"),
      getTranslations("profile.security.proof"),
    ]);
    const { most, keep, least = null, days = null, consent, code, passkey, ...asked } = parsedInput;
    const account = grant(person, "account.use");
    if (consent !== "on") refuse(null, { consent: t("consentMissing") });
    const wish = { ...asked, mostPoints: most, keepPoints: keep, leastPoints: least, daysBefore: days };
    const bound = wishBound({ session: session.publicId, key: asked.key, wish });
    const isProven = account !== null && (await prove(account, session.publicId, { code, passkey }, bound));
    if (!isProven) refuse(null, { code: proof("prove") });
    const set = await setWish(actor, wish);
    if (!set.ok) refuse(await sayRefusal(set.refusal, locale));
    redirect("/saving?done=on");
  });

/** Takes a wish back, whatever it was. */
export const end = memberAction
  .metadata({ action: "end-wish" })
  .inputSchema(form({ purpose, key }), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, locale } }) => {
    const ended = await endWish(actor, parsedInput.purpose, parsedInput.key);
    if (!ended.ok) refuse(await sayRefusal(ended.refusal, locale));
    redirect("/saving?done=off");
  });
