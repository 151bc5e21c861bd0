import { z } from "zod";
import { addressMay } from "@/db/commands/throttle";
import { findGivenReward } from "@/db/queries/given-rewards";
import { programmeNow } from "@/db/queries/programme-time";
import { env } from "@/lib/base/env";
import { compose, contentVersion } from "@/lib/mail/compose";
import { MailError } from "@/lib/mail/transport";
import { writeLetter } from "@/lib/mail/write-letter";
import { rewardToken } from "@/lib/reward-link";
import { callPoints } from "@/messages/unit-words";
import { type MailJob, sendOnce } from "./mail";

const payloadShape = z.looseObject({ redemptionId: z.uuid() });

/** Writes once to whoever a reward was redeemed for: what it is and the link by which it is theirs; its code stands behind the link alone. */
export function tellReceiver(payload: unknown, job: MailJob): Promise<void> {
  return tell(payloadShape.parse(payload).redemptionId, false, job);
}

/** Writes to them once more where it came to nothing. */
export function tellReceiverItEnded(payload: unknown, job: MailJob): Promise<void> {
  return tell(payloadShape.parse(payload).redemptionId, true, job);
}

async function tell(redemptionId: string, isOver: boolean, job: MailJob): Promise<void> {
  const found = await findGivenReward(redemptionId, await programmeNow());
  if (found === null || found.email === null) return;
  const { email, sender } = found;
  const gaveBack = found.state === "cancelled" || found.state === "failed";
  if (gaveBack !== isOver) return;
  const { giverId, locale, zone, programme, brand } = sender;
  callPoints(sender.unitNames);
  const reason = `reward-given:${redemptionId}${isOver ? ":over" : ""}`;
  const delivery = {
    reason,
    personId: giverId,
    template: "reward-given",
    contentVersion: contentVersion(locale),
    jobId: job.id,
  };
  await sendOnce(delivery, sender, async () => {
    // Points are spent on each, and given back by cancelling: nobody gets to write to strangers all day.
    if (!(await addressMay("reward-given", `giver:${giverId}`))) throw new MailError("too many in one day", true);
    const letter = writeLetter(
      "reward-given",
      { reward: found.rewardNames[locale], giver: found.giver, token: rewardToken(redemptionId), isOver },
      {
        ...{ origin: env().appOrigin, programme, zone, locale, askedAt: job.createdAt, name: found.name },
        ...{ secret: null, redemption: null, rewardNames: null, adjustedPoints: null, terms: null },
      },
    );
    return {
      ...(await compose(letter, { locale, programme, brand })),
      to: email,
      from: { name: sender.mailName ?? programme, address: sender.mailAddress },
      reason,
    };
  });
}
