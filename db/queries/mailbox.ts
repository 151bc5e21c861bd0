import { sql } from "@/db/client";

export type MailboxMail = { id: number; to: string; subject: string; text: string; html: string; sentAt: Date };

/** The demonstration's mails, newest first. */
export async function listMailboxMails(limit: number): Promise<MailboxMail[]> {
  return sql<MailboxMail[]>`
    select id, to_ as "to", subject, text_ as "text", html, sent_at as "sentAt"
    from mailbox_mails order by id desc limit ${limit}`;
}
