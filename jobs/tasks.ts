import type { JobHelpers, TaskList } from "graphile-worker";
import { sendMail } from "./mail";
import { sweep } from "./sweep";

/** What the queue can do: one file per job. Each is idempotent: the queue may run it again after a crash. */
export const tasks: TaskList = {
  mail: (payload: unknown, { job }: JobHelpers) =>
    sendMail(payload, { id: job.id, createdAt: new Date(job.created_at) }),
  sweep: () => sweep(),
};
