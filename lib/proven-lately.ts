import { realNow } from "@/lib/base/clock";

const FRESH_MS = 5 * 60 * 1000;

/** Whether a session gave a second factor within the last five minutes. */
export function isProvenLately({ provenAt }: { provenAt: Date }): boolean {
  return realNow().getTime() - provenAt.getTime() < FRESH_MS;
}

/** What a passkey is asked for to prove oneself again: in this session alone. */
export function provingAgain(session: string): string {
  return `${session}:again`;
}
