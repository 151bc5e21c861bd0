import type { JobHelpers, TaskList } from "graphile-worker";
import { NoTermsYet } from "@/db/queries/terms";
import { addCodesAsked } from "./add-codes";
import { announceChangedTerms, announceTermsToCome } from "./announce-terms";
import { beginPlansDue } from "./begin-plans";
import { beginPricesDue } from "./begin-prices";
import { carryStraysDue } from "./carry-strays";
import { changeCatalogueAsked } from "./change-catalogue";
import { endCodesDue } from "./end-codes";
import { expireRedemptionsDue } from "./expire-redemptions";
import { fulfilBatchAsked } from "./fulfil-batch";
import { giveBackCalledOffDue } from "./give-back-called-off";
import { givePresentsDue } from "./give-presents";
import { keepCheckpointMade } from "./keep-checkpoint";
import { tellOfLowStock } from "./low-stock";
import { sendMail, tellOf } from "./mail";
import { makeDailyCheckpoint, makeOverdueCheckpoint } from "./make-checkpoint";
import { remindOfExpiryDue } from "./remind-of-expiry";
import { replayTerms } from "./replay-terms";
import { returnGiftsDue } from "./return-gifts";
import { tellReceiver, tellReceiverItEnded } from "./reward-given";
import { rewardReferralsDue } from "./reward-referrals";
import { runWishesDue } from "./run-wishes";
import { settleMembersDue } from "./settle-members";
import { sweep } from "./sweep";
import { tellStockBackDue } from "./tell-stock-back";
import { topUpAsked } from "./top-up";
import { checkLedgerNightly, verifyLedgerAsked } from "./verify-ledger";

type SendsMail = (payload: unknown, job: { id: string; createdAt: Date }) => Promise<void>;

/** What the queue can do: one file per job. Each is idempotent: the queue may run it again after a crash. */
const list: Record<string, (payload: unknown, helpers: JobHelpers) => Promise<void>> = {
  mail: asTask(sendMail),
  redeemed: asTask(tellOf("redeemed")),
  "redemption-cancelled": asTask(oneAfterAnother(tellOf("redemption-cancelled"), tellReceiverItEnded)),
  "redemption-moved": asTask(oneAfterAnother(tellOf("redemption-moved"), tellReceiverItEnded)),
  "reward-given": asTask(tellReceiver),
  "date-called-off": asTask(tellOf("date-called-off")),
  "points-adjusted": asTask(tellOf("points-adjusted")),
  "dispute-opened": asTask(tellOf("dispute-opened")),
  "dispute-asked": asTask(tellOf("dispute-asked")),
  "dispute-accepted": asTask(tellOf("dispute-accepted")),
  "dispute-refused": asTask(tellOf("dispute-refused")),
  "replay-terms": replayTerms,
  "terms-changed": announceChangedTerms,
  "announce-terms-to-come": announceTermsToCome,
  "gift-ended": asTask(tellOf("gift-ended")),
  "return-gifts": returnGiftsDue,
  "top-up": topUpAsked,
  "fulfil-batch": fulfilBatchAsked,
  "give-back-called-off": giveBackCalledOffDue,
  "reward-referrals": rewardReferralsDue,
  "begin-prices": beginPricesDue,
  "begin-plans": beginPlansDue,
  "change-catalogue": changeCatalogueAsked,
  "carry-strays": carryStraysDue,
  "add-codes": addCodesAsked,
  "end-codes": endCodesDue,
  "low-stock": asTask(tellOfLowStock),
  "settle-members": settleMembersDue,
  "expire-redemptions": expireRedemptionsDue,
  "run-wishes": runWishesDue,
  "give-presents": givePresentsDue,
  "tell-stock-back": tellStockBackDue,
  "remind-of-expiry": remindOfExpiryDue,
  sweep,
  "make-checkpoint": makeDailyCheckpoint,
  "make-overdue-checkpoint": makeOverdueCheckpoint,
  "keep-checkpoint": keepCheckpointMade,
  "check-ledger": checkLedgerNightly,
  "verify-ledger": verifyLedgerAsked,
};

/** Jobs of this process that have not ended, whatever the queue thinks of them. */
const underWay = new Set<Promise<unknown>>();

export const tasks: TaskList = Object.fromEntries(
  Object.entries(list).map(([name, task]) => [
    name,
    (payload: unknown, helpers: JobHelpers) => track(task(payload, helpers).catch(unlessNotOpen)),
  ]),
);

/** Whether no job of this process is under way. */
export function isIdle(): boolean {
  return underWay.size === 0;
}

/** Waits until nothing of this process is under way any more, so that its jobs may be given to others. */
export async function allEnded(): Promise<void> {
  await Promise.allSettled(underWay);
}

function track(job: Promise<void>): Promise<void> {
  underWay.add(job);
  const end = () => underWay.delete(job);
  job.then(end, end);
  return job;
}

/** Each tells once for its own reason, so that a job run again does only what is missing. */
function oneAfterAnother(first: SendsMail, second: SendsMail): SendsMail {
  return async (payload, job) => {
    await first(payload, job);
    await second(payload, job);
  };
}

/** By the clock some jobs come round before the programme is open: then there is nothing to do. */
function unlessNotOpen(error: unknown): void {
  if (!(error instanceof NoTermsYet)) throw error;
}

function asTask(send: SendsMail) {
  return (payload: unknown, { job }: JobHelpers) => send(payload, { id: job.id, createdAt: new Date(job.created_at) });
}
