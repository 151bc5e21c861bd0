import type { JobHelpers, TaskList } from "graphile-worker";
import { expireRedemptionsDue } from "./expire-redemptions";
import { sendMail, tellOf } from "./mail";
import { settleMembersDue } from "./settle-members";
import { sweep } from "./sweep";

type SendsMail = (payload: unknown, job: { id: string; createdAt: Date }) => Promise<void>;

/** What the queue can do: one file per job. Each is idempotent: the queue may run it again after a crash. */
export const tasks: TaskList = {
  mail: asTask(sendMail),
  redeemed: asTask(tellOf("redeemed")),
  "redemption-cancelled": asTask(tellOf("redemption-cancelled")),
  "points-adjusted": asTask(tellOf("points-adjusted")),
  "settle-members": () => settleMembersDue(),
  "expire-redemptions": () => expireRedemptionsDue(),
  sweep: () => sweep(),
};

function asTask(send: SendsMail) {
  return (payload: unknown, { job }: JobHelpers) => send(payload, { id: job.id, createdAt: new Date(job.created_at) });
}
