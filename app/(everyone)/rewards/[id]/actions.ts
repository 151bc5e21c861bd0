"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { redeemReward } from "@/db/commands/redeem-reward";
import { asForm, form, memberAction, refuse } from "@/lib/action";
import { refusalInWords } from "./refusal-in-words";

/** A whole number; anything else becomes 0, which no rule accepts. */
const whole = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).catch(0);

/** Redeems and leads to the code. Refused, the page comes back with the reason, the price and stock of now, and a fresh key. */
export const redeem = memberAction
  .metadata({ action: "redeem" })
  .inputSchema(
    form({
      reward: z.string().max(100).catch(""),
      key: z.string().min(1).max(200).catch(""),
      price: whole,
      quantity: z.preprocess((said) => said ?? 1, whole),
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const { reward: rewardId, ...request } = parsedInput;
    const answer = await redeemReward(actor, { rewardId, ...request });
    if (answer.ok) redirect(`/redemptions/${answer.value.redemptionId}`);
    refresh();
    return refuse(await refusalInWords(answer.refusal));
  });
