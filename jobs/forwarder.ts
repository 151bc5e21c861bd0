import type { Sql } from "@/db/client";
import { FORWARD_BATCH, forwardOutbox } from "@/db/commands/forward-outbox";
import { because, type WorkLog } from "./log";

/** How long a row waits at most when its notice was missed. */
const POLL_MS = 2_000;

export type Forwarder = { wake: () => void; stop: () => Promise<void> };

/** Empties the outbox into the queue: at every notice, and every two seconds besides. */
export function startForwarder(owner: Sql, log: WorkLog): Forwarder {
  let running: Promise<void> | null = null;
  let again = false;

  const drain = async () => {
    try {
      do {
        again = false;
        while ((await forwardOutbox(owner)) === FORWARD_BATCH);
      } while (again);
    } catch (error) {
      log.warn(`The outbox waits: ${because(error)}`);
    }
  };
  const wake = () => {
    again = true;
    running ??= drain().finally(() => {
      running = null;
    });
  };
  wake();
  const timer = setInterval(wake, POLL_MS);

  return {
    wake,
    async stop() {
      clearInterval(timer);
      again = false;
      await running;
    },
  };
}
