import { z } from "zod";
import { isOnShelf, listStaff } from "@/db/queries/low-stocks";
import { grant } from "@/lib/loyalty/permissions";
import { type MailJob, sendMail } from "./mail";

const payloadShape = z.looseObject({ reason: z.string(), rewardId: z.uuid(), left: z.int(), lowAt: z.int() });

/** Tells whoever may edit the catalogue that a published reward has become rare, each once for this crossing. */
export async function tellOfLowStock(payload: unknown, job: MailJob): Promise<void> {
  const { reason, rewardId, left, lowAt } = payloadShape.parse(payload);
  if (!(await isOnShelf(rewardId))) return;
  for (const person of await listStaff()) {
    if (grant(person, "rewards.edit") === null) continue;
    const data = { rewardId, left, lowAt };
    await sendMail({ reason: `${reason}:${person.publicId}`, template: "stock-low", personId: person.id, data }, job);
  }
}
