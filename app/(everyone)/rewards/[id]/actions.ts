"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { keepAddress } from "@/db/commands/keep-address";
import { redeemProven } from "@/db/commands/redeem-proven";
import { takePresent } from "@/db/commands/take-present";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { askForProof } from "@/lib/ask-for-proof";
import { realNow } from "@/lib/base/clock";
import { knownDevice } from "@/lib/device";
import { type AskField, askFields, fieldsOf, type Given } from "@/lib/loyalty/kinds/asks";
import { asShown } from "./as-shown";
import { presentGoneInWords, problemsInWords, refusalInWords } from "./refusal-in-words";

/** A whole number; anything else becomes 0, which no rule accepts. */
const whole = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).catch(0);

/** Digits and nothing else: "1.000" is a thousand to some and one to others, so it is asked again. */
const amount = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(0);

/** Whatever a kind may ask besides; the rule of the kind says what is wrong with it. */
const words = z.string().max(1_000).optional().catch(undefined);
const said = Object.fromEntries(askFields.map((name) => [name, words])) as Record<AskField, typeof words>;

/** Redeems and leads to the code. Refused, the page comes back with the reason, the price and stock of now, and a fresh key. */
export const redeem = memberAction
  .metadata({ action: "redeem" })
  .inputSchema(
    form({
      reward: z.string().max(100).catch(""),
      key: z.string().min(1).max(200).catch(""),
      price: whole,
      quantity: z.preprocess((said) => said ?? 1, whole),
      amount: amount.optional(),
      date: z.string().max(60).optional().catch(undefined),
      savedAddress: z.string().max(60).optional().catch(undefined),
      keepAddress: z.string().max(10).optional().catch(undefined),
      code: z.string().max(40).catch(""),
      passkey: z.string().max(12_000).catch(""),
      ...said,
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput, ctx: { actor, session } }) => {
    const { reward: rewardId, key, price, quantity, amount: units, date, savedAddress, ...rest } = parsedInput;
    const { code, passkey, ...typed } = rest;
    if (key === "") return refuse((await getTranslations("rewards.refusal"))("incomplete"));
    const given = givenIn(typed);
    const saved = isAddressTyped(given) ? undefined : savedAddress || undefined;
    const request = { rewardId, key, price, quantity: units ?? quantity, given, date, savedAddress: saved };
    const proving = {
      asking: { session: session.publicId, device: await knownDevice() },
      given: passkey ? { passkey } : { code },
    };
    const ask = (asked: typeof request) => redeemProven(actor, asked, proving, realNow());
    let answer = await ask(request);
    if (!answer.ok && answer.refusal.code === "not_said") {
      const shown = await asShown(rewardId, { given, date, savedAddress: saved }, { ...typed, date, savedAddress });
      if (shown) answer = await ask({ ...request, ...shown });
    }
    if (answer.ok && typed.keepAddress === "on") await keepAddress(actor, given);
    if (answer.ok) redirect(`/redemptions/${answer.value.redemptionId}`);
    refresh();
    const { refusal } = answer;
    if (refusal.code === "not_proven") return askForProof(refusal.because);
    return refuse(await refusalInWords(refusal), await problemsInWords(refusal, units));
  });

/** Picks up a present and leads to it. Refused, the page comes back with the reason. */
export const pickUp = memberAction
  .metadata({ action: "take-present" })
  .inputSchema(
    form({
      present: z.string().max(60).catch(""),
      key: z.string().min(1).max(200).catch(""),
      date: z.string().max(60).optional().catch(undefined),
      savedAddress: z.string().max(60).optional().catch(undefined),
      keepAddress: z.string().max(10).optional().catch(undefined),
      ...said,
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const { present: presentId, key, date, savedAddress, ...typed } = parsedInput;
    if (key === "") return refuse((await getTranslations("rewards.refusal"))("incomplete"));
    const given = givenIn(typed);
    const saved = isAddressTyped(given) ? undefined : savedAddress || undefined;
    const answer = await takePresent(actor, { presentId, key, given, date, savedAddress: saved });
    if (answer.ok && typed.keepAddress === "on") await keepAddress(actor, given);
    if (answer.ok) redirect(`/redemptions/${answer.value.redemptionId}`);
    refresh();
    const { refusal } = answer;
    if (refusal.code === "present_unknown" || refusal.code === "present_ended")
      return refuse(await presentGoneInWords(refusal.code));
    return refuse(await refusalInWords(refusal), await problemsInWords(refusal));
  });

function givenIn(typed: Partial<Record<AskField, string | undefined>>): Given {
  return Object.fromEntries(askFields.flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])));
}

/** Whoever typed an address means that one, whatever the list beside it still shows. */
function isAddressTyped(given: Given): boolean {
  return fieldsOf("address").some((name) => given[name]);
}
