import { env } from "@/lib/base/env";
import { currentVisit } from "@/lib/session";

/** The mails shown; older ones are swept away. */
export const MAILBOX_LENGTH = 100;

/** Only a database marked as a demonstration, in a process started as one, shows other people's mail. */
export async function hasMailbox(): Promise<boolean> {
  return env().demo && (await currentVisit()).installation.isDemonstration;
}
