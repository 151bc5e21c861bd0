import { sql } from "@/db/client";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

/** Sends whoever asks a mail that says nothing but that it arrived; answers by which id its fate is found. */
export async function sendTestMail(actor: Actor<"programme.open">): Promise<string> {
  const id = newId();
  await sql`select ask_for_mail(${`mail-trial:${id}`}, 'mail-trial', ${actor.personId}, '{}', null)`;
  return id;
}
