import { realNow } from "@/lib/base/clock";

const FRESH_MS = 5 * 60 * 1000;

/** Whether a session gave a second factor within the last five minutes. */
export function isProvenLately({ provenAt }: { provenAt: Date }): boolean {
  return realNow().getTime() - provenAt.getTime() < FRESH_MS;
}
