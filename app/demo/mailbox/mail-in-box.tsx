import { getTranslations } from "next-intl/server";
import type { MailboxMail } from "@/db/queries/mailbox";
import { formatInstant } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";

/** One mail: who it went to, when, and its text, its link made one. */
export async function MailInBox({ mail, zone, locale }: { mail: MailboxMail; zone: string; locale: Locale }) {
  const t = await getTranslations("mail.mailbox");
  return (
    <li className="border-t-2 border-ink pt-4">
      <article aria-labelledby={`mail-${mail.id}`}>
        <h2 id={`mail-${mail.id}`} lang={languageOf(mail)} className="text-heading font-bold">
          {mail.subject}
        </h2>
        <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-1 text-note">
          <div className="flex gap-x-2">
            <dt className="text-ink-soft">{t("to")}</dt>
            <dd className="break-all font-semibold">{mail.to}</dd>
          </div>
          <div className="flex gap-x-2">
            <dt className="text-ink-soft">{t("sentAt")}</dt>
            <dd className="font-semibold">
              <time dateTime={mail.sentAt.toISOString()}>{formatInstant(mail.sentAt, zone, locale)}</time>
            </dd>
          </div>
        </dl>
        <p lang={languageOf(mail)} className="mt-4 whitespace-pre-line break-words">
          {mail.text
            .split(/(https?:\/\/\S+)/)
            .map((part, index) => (index % 2 === 1 ? <MailLink key={part} url={part} /> : part))}
        </p>
      </article>
    </li>
  );
}

function MailLink({ url }: { url: string }) {
  return (
    <a className="break-all font-semibold text-accent underline underline-offset-4" href={url}>
      {url}
    </a>
  );
}

/** A mail is in its reader's language, whatever this page's is. */
function languageOf({ html }: MailboxMail): string | undefined {
  return /<html[^>]*\blang="([a-z]+)"/.exec(html)?.[1];
}
