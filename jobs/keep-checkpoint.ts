import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { type CheckpointKept, keepCheckpoint } from "@/db/commands/keep-checkpoint";
import { findInstallation } from "@/db/queries/mail-recipients";
import { env } from "@/lib/base/env";
import { compose, contentVersion } from "@/lib/mail/compose";
import { writeLetter } from "@/lib/mail/write-letter";
import { sendOnce } from "./mail";

const payloadShape = z.looseObject({ number: z.int() });

/** Puts a checkpoint into the folder outside the database and sends those of all members to the auditor. */
export async function keepCheckpointMade(payload: unknown, { job }: JobHelpers): Promise<void> {
  const { number } = payloadShape.parse(payload);
  const { checkpointDir, auditorEmail } = env();
  const kept = await keepCheckpoint(number, checkpointDir);
  if (auditorEmail !== undefined && kept.scope === "all") await tellAuditor(auditorEmail, number, kept, String(job.id));
}

async function tellAuditor(to: string, number: number, kept: CheckpointKept, jobId: string): Promise<void> {
  const installation = await findInstallation();
  const { locale, programme, brand, zone } = installation;
  const from = { name: installation.mailName ?? programme, address: installation.mailAddress };
  const reason = `checkpoint:${number}:auditor`;
  const delivery = { reason, personId: null, template: "checkpoint", contentVersion: contentVersion(locale), jobId };
  await sendOnce(delivery, installation, async () => {
    const { text, signature, members, madeAt } = kept;
    const file = JSON.stringify({ text, signature });
    const letter = writeLetter(
      "checkpoint",
      { number, members, madeAt: madeAt.toISOString(), file },
      {
        ...{ origin: env().appOrigin, programme, zone, locale, askedAt: madeAt },
        ...{ name: null, secret: null, redemption: null, rewardNames: null, adjustedPoints: null, terms: null },
      },
    );
    return { ...(await compose(letter, { locale, programme, brand })), to, from, reason };
  });
}
