import { notFound } from "next/navigation";
import { listMailboxMails } from "@/db/queries/mailbox";
import { hasMailbox, MAILBOX_LENGTH } from "../mailbox/has-mailbox";

/** Every mail of the demonstration as JSON, newest first; elsewhere it does not exist. */
export async function GET() {
  if (!(await hasMailbox())) notFound();
  const mails = await listMailboxMails(MAILBOX_LENGTH);
  const listed = mails.map(({ to, subject, text, html, sentAt }) => ({ to, subject, text, html, sentAt }));
  return Response.json(listed, { headers: { "cache-control": "private, no-store" } });
}
