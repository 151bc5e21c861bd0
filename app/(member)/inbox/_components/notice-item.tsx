import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NoticeView } from "@/db/queries/notices";
import type { InWords } from "@/lib/in-words";
import { noticeWords } from "./notice-words";

/** One notice within the form that marks notices as read: opening it does so too. */
export async function NoticeItem({ notice, words }: { notice: NoticeView; words: InWords }) {
  const [t, { title, body }] = await Promise.all([getTranslations("inbox"), noticeWords(notice.told, words)]);
  const { publicId, link, isRead, createdAt } = notice;
  return (
    <li className="grid gap-x-6 gap-y-1 border-t border-line py-4 first:border-t-0 sm:grid-cols-[1fr_auto] sm:items-center">
      <div>
        <h2 className="flex flex-wrap items-center gap-x-2 text-body font-bold">
          {title} {isRead ? null : <Badge tone="accent">{t("new")}</Badge>}
        </h2>
        <p>{body}</p>
        <p className="text-note text-ink-soft">
          <time dateTime={createdAt.toISOString()}>{words.at(createdAt)}</time>
        </p>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2 sm:mt-0">
        {isRead ? null : (
          <SubmitButton look="quiet" name="read" value={publicId}>
            {t("markRead")}
            <span className="sr-only">{title}</span>
          </SubmitButton>
        )}
        {isRead && link ? (
          <ButtonLink href={link} look="secondary">
            {t("open")}
            <span className="sr-only">{title}</span>
          </ButtonLink>
        ) : null}
        {isRead || link === null ? null : (
          <SubmitButton look="secondary" name="open" value={publicId}>
            {t("open")}
            <span className="sr-only">{title}</span>
          </SubmitButton>
        )}
      </div>
    </li>
  );
}
