import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NoticeView } from "@/db/queries/notices";
import type { InWords } from "@/lib/in-words";
import { noticeWords } from "./notice-words";

/** One notice within the form that marks notices as read: opening it does so too. */
export async function NoticeItem({ notice, words }: { notice: NoticeView; words: InWords }) {
  const [t, { title, body }] = await Promise.all([getTranslations("inbox"), noticeWords(notice.told, words)]);
  const { publicId, link, isRead, createdAt } = notice;
  return (
    <li className="border-t border-line pt-4 pb-1 first:border-t-0">
      <h2 className="flex flex-wrap items-center gap-x-2 text-body font-bold">
        {title} {isRead ? null : <Badge tone="accent">{t("new")}</Badge>}
      </h2>
      <p className="max-w-prose">{body}</p>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-note text-ink-soft">
          <time dateTime={createdAt.toISOString()}>{words.at(createdAt)}</time>
        </p>
        <div className="-mx-2 ms-auto flex flex-wrap items-center gap-x-2">
          {isRead ? null : (
            <SubmitButton look="quiet" name="read" value={publicId}>
              {t("markRead")}
              <span className="sr-only">{title}</span>
            </SubmitButton>
          )}
          {isRead && link ? (
            <ButtonLink href={link} look="quiet">
              {t("open")}
              <span className="sr-only">{title}</span>
              <Icon name="next" size={18} />
            </ButtonLink>
          ) : null}
          {isRead || link === null ? null : (
            <SubmitButton look="quiet" name="open" value={publicId}>
              {t("open")}
              <span className="sr-only">{title}</span>
              <Icon name="next" size={18} />
            </SubmitButton>
          )}
        </div>
      </div>
    </li>
  );
}
