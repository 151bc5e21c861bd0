import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { holdTopUp, noteTopUp, settleTopUp } from "@/db/commands/settle-top-up";
import { findTopUp } from "@/db/queries/top-ups";
import { orderTopUp, ProviderSilent } from "@/lib/top-up/provider";

const payloadShape = z.looseObject({ redemptionId: z.uuid() });

/** A provider has taken the order and not ended it: asked again, later each time, under the same key. */
class StillUnderWay extends Error {
  override name = "StillUnderWay";
}

/** Orders a top-up of the provider, or asks how far it is; at the last attempt, what nobody knows is left to staff. */
export async function topUpAsked(payload: unknown, { job }: JobHelpers): Promise<void> {
  const { redemptionId } = payloadShape.parse(payload);
  const order = await findTopUp(redemptionId);
  if (order === null) return;
  try {
    if (job.attempts <= 1) await noteTopUp(order.key, "waiting", null);
    const answer = await orderTopUp(order);
    await settleTopUp(order.key, answer);
    if (answer.status === "in_progress") throw new StillUnderWay("The provider is still at it");
  } catch (error) {
    const isUnknown = error instanceof ProviderSilent || error instanceof StillUnderWay;
    if (!isUnknown || job.attempts < job.max_attempts) throw error;
    await holdTopUp(order.key);
  }
}
