import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/section";
import { VisitorShell } from "@/components/visitor-shell";
import { listMailboxMails } from "@/db/queries/mailbox";
import { requestLocale } from "@/lib/i18n";
import { currentVisit } from "@/lib/session";
import { hasMailbox, MAILBOX_LENGTH } from "./has-mailbox";
import { MailInBox } from "./mail-in-box";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mail.mailbox");
  return { title: t("title"), robots: { index: false } };
}

/** The demonstration's mailbox: what the portal has written to anybody, as text, since a mail's own styles have no place here. */
export default async function MailboxPage() {
  if (!(await hasMailbox())) notFound();
  const [{ installation }, locale, t, mails] = await Promise.all([
    currentVisit(),
    requestLocale(),
    getTranslations("mail.mailbox"),
    listMailboxMails(MAILBOX_LENGTH),
  ]);
  return (
    <VisitorShell programmeName={installation.programmeName}>
      <PageTitle title={t("title")} lead={t("lead")} />
      {mails.length === 0 ? (
        <EmptyState kind="first" title={t("empty")} headingLevel={2}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <ol className="grid max-w-3xl gap-y-10">
          {mails.map((mail) => (
            <MailInBox key={mail.id} mail={mail} zone={installation.zone} locale={locale} />
          ))}
        </ol>
      )}
      <p className="mt-10">
        <a className="font-semibold text-accent underline underline-offset-4" href="/demo/mailbox.json">
          {t("asJson")}
        </a>
      </p>
    </VisitorShell>
  );
}
