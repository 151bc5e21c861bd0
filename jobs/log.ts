import { Logger } from "graphile-worker";
import pino from "pino";

export type WorkLog = {
  info: (message: string) => void;
  warn: (message: string) => void;
  error: (message: string) => void;
};

/** The worker's own log. Sentences only: no payload, no address, nothing of the person a job is about. */
export const workLog: WorkLog = pino({ base: { process: "worker" }, timestamp: pino.stdTimeFunctions.isoTime });

/** The queue's log, without its chatter about every success and without the jobs it hands along. */
export const queueLogger = new Logger(() => (level, message) => {
  const firstLine = message.split("\n", 1)[0] ?? message;
  if (level === "error") workLog.error(firstLine);
  else if (level === "warning") workLog.warn(firstLine);
});

export function because(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
