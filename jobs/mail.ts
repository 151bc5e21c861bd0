import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { outcomeIsUnknown } from "@/db/client";
import { type Claim, claimDelivery, type Delivery } from "@/db/commands/claim-delivery";
import { deliverToMailbox, markFailed, markSent } from "@/db/commands/settle-delivery";
import {
  findMailAdjustment,
  findMailRecipient,
  findMailRedemption,
  findMailReward,
  type MailRecipient,
} from "@/db/queries/mail-recipients";
import { termsHistory } from "@/db/queries/terms";
import { type Instant, realNow } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { versionWithChanges } from "@/lib/loyalty/terms-changes";
import { compose, contentVersion } from "@/lib/mail/compose";
import {
  type Template,
  type TemplateData,
  type ToldState,
  templateNames,
  templates,
  usefulForMinutes,
} from "@/lib/mail/templates";
import { MailError, type OutgoingMail, sendBySmtp, writeEml } from "@/lib/mail/transport";
import { writeLetter } from "@/lib/mail/write-letter";
import { openFor, openSecret } from "@/lib/personal-data";
import { callPoints } from "@/messages/unit-words";

const payloadShape = z.object({
  reason: z.string().min(1),
  template: z.enum(templateNames as [Template, ...Template[]]),
  personId: z.int().optional(),
  data: z.looseObject({ memberId: z.uuid().optional(), redemptionId: z.uuid().optional() }).default({}),
  /** A link's token or a code, sealed; opened only while the mail is written. */
  secret: z.string().optional(),
});

type Asked = z.infer<typeof payloadShape>;
export type MailJob = { id: string; createdAt: Instant };

export class BeingSentElsewhere extends Error {
  override name = "BeingSentElsewhere";
}

/** What happened in the ledger is told as it was asked for: the task's name is the template's, its payload the data. */
export function tellOf(template: Template) {
  return (payload: unknown, job: MailJob) => {
    const { reason, ...data } = z.looseObject({ reason: z.string() }).parse(payload);
    return sendMail({ reason, template, data }, job);
  };
}

/**
 * Sends one mail, once for its reason. Into the mailbox that is exact. By SMTP nobody can do better than this: a process that
 * dies between the server's "accepted" and our note of it sends again, under the same Message-ID.
 */
export async function sendMail(payload: unknown, job: MailJob): Promise<void> {
  const asked = payloadShape.parse(payload);
  const recipient = await findMailRecipient({ personId: asked.personId, ...asked.data });
  if (recipient === null) return;
  const delivery: Delivery = {
    reason: asked.reason,
    personId: recipient.personId,
    template: asked.template,
    contentVersion: contentVersion(recipient.locale),
    jobId: job.id,
  };
  await sendOnce(delivery, recipient, async () => {
    if (isTooLate(asked.template, job)) throw new MailError("too late to be useful", true);
    return written(asked, recipient, job);
  });
}

/** Writes one mail and hands it over, unless its delivery was sent before; a failure is noted by its kind and thrown. */
export async function sendOnce(
  delivery: Delivery,
  recipient: Pick<MailRecipient, "isDemonstration">,
  write: () => Promise<OutgoingMail>,
): Promise<void> {
  const claim: Claim = await claimDelivery(delivery);
  if (claim === "sent") return;
  if (claim === "busy") throw new BeingSentElsewhere("Another job is sending this mail");
  let mail: OutgoingMail;
  try {
    mail = await write();
    await handOver(mail, recipient);
  } catch (error) {
    await markFailed(delivery, error instanceof MailError ? error.because : nameOf(error));
    if (error instanceof MailError && error.isFinal) return;
    throw error;
  }
  await noted(() => (usesMailbox(recipient) ? deliverToMailbox(delivery, mail) : markSent(delivery)));
}

function usesMailbox({ isDemonstration }: Pick<MailRecipient, "isDemonstration">): boolean {
  return env().smtpUrl === undefined && isDemonstration;
}

async function handOver(mail: OutgoingMail, recipient: Pick<MailRecipient, "isDemonstration">): Promise<void> {
  const { smtpUrl, mailDir } = env();
  if (smtpUrl === undefined && mailDir === undefined && !usesMailbox(recipient)) {
    throw new MailError("neither SMTP_URL nor MAIL_DIR is set", false);
  }
  if (mailDir !== undefined) await writeEml(mailDir, mail);
  if (smtpUrl !== undefined) await sendBySmtp(smtpUrl, mail);
}

/** Once a mail is out, forgetting that it is would send it again: a database that is away is asked until it answers. */
async function noted(note: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await note();
    } catch (error) {
      if (attempt === 10 || !outcomeIsUnknown(error)) throw error;
      await setTimeout(attempt * 500);
    }
  }
}

async function written(asked: Asked, recipient: MailRecipient, job: MailJob): Promise<OutgoingMail> {
  const { template } = asked;
  const data = templates[template].parse(asked.data);
  callPoints(recipient.unitNames);
  const { locale, zone, programme, name, brand } = recipient;
  const letter = writeLetter(template, data as TemplateData[typeof template], {
    origin: env().appOrigin,
    programme,
    zone,
    locale,
    name,
    askedAt: job.createdAt,
    secret: asked.secret === undefined ? null : openSecret(asked.secret),
    redemption:
      "redemptionId" in data
        ? await findMailRedemption(recipient.personId, data.redemptionId, aboutRedemption(data))
        : null,
    rewardNames: "rewardId" in data ? await findMailReward(data.rewardId) : null,
    adjustedPoints:
      "journalVersion" in data
        ? await findMailAdjustment(recipient.personId, data.memberId, data.journalVersion)
        : null,
    terms: "version" in data ? versionWithChanges(await termsHistory(data.version), data.version) : null,
  });
  const mail = await compose(letter, { locale, programme, brand });
  const to = openFor(recipient.wrappedKey, "email", recipient.emailCipher);
  return {
    ...mail,
    to,
    from: { name: recipient.mailName ?? programme, address: recipient.mailAddress },
    reason: asked.reason,
  };
}

/** Which step, or which date, of a redemption a mail is about. */
function aboutRedemption(data: object): { to: ToldState | null; dateId: string | null } {
  const { to, dateId } = data as { to?: ToldState; dateId?: string };
  return { to: to ?? null, dateId: dateId ?? null };
}

function isTooLate(template: Template, { createdAt }: MailJob): boolean {
  const minutes = usefulForMinutes[template];
  return minutes !== undefined && realNow().getTime() - createdAt.getTime() > minutes * 60_000;
}

/** What is kept of a failure: its kind, not its sentence, which may hold personal data. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
