import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips, Pagination } from "@/components/ui/list-tools";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { listNotices } from "@/db/queries/notices";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { NoticeItem } from "./_components/notice-item";
import { markRead } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

type Search = Promise<{ show?: string | string[]; after?: string | string[] }>;

export default async function InboxPage({ searchParams }: { searchParams: Search }) {
  const { member } = await requireMember();
  const [t, ui, words, search] = await Promise.all([
    getTranslations("inbox"),
    getTranslations("ui"),
    inWords(),
    searchParams,
  ]);
  const onlyUnread = search.show === "unread";
  const after = typeof search.after === "string" ? search.after : null;
  const { notices, next } = await listNotices(member.id, { onlyUnread, after });
  const here = onlyUnread ? "/inbox?show=unread" : "/inbox";

  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <FilterChips
        label={t("show.label")}
        chips={[
          { href: "/inbox", label: t("show.all"), current: !onlyUnread },
          { href: "/inbox?show=unread", label: t("show.unread"), current: onlyUnread },
        ]}
      />
      {notices.length === 0 ? (
        <div className="mt-6">
          <NoNotices isFinished={onlyUnread || after !== null} />
        </div>
      ) : (
        <Form id="notices" action={markRead} className="mt-6 grid">
          <ol className="grid">
            {notices.map((notice) => (
              <NoticeItem key={notice.publicId} notice={notice} words={words} />
            ))}
          </ol>
          {member.unreadNotices > 0 ? (
            <div className="mt-4">
              <SubmitButton look="secondary" name="all" value="1">
                {t("readAll")}
              </SubmitButton>
            </div>
          ) : null}
        </Form>
      )}
      <Pagination
        label={ui("pages")}
        previous={after === null ? null : { href: here, label: t("newest") }}
        next={next === null ? null : { href: `${here}${onlyUnread ? "&" : "?"}after=${next}`, label: t("older") }}
      />
    </>
  );
}

async function NoNotices({ isFinished }: { isFinished: boolean }) {
  const t = await getTranslations("inbox");
  if (isFinished) {
    return (
      <EmptyState
        kind="finished"
        headingLevel={2}
        title={t("finishedTitle")}
        action={<ButtonLink href="/inbox">{t("finishedAction")}</ButtonLink>}
      >
        <p>{t("finished")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="first"
      headingLevel={2}
      title={t("emptyTitle")}
      action={<ButtonLink href="/activity">{t("emptyAction")}</ButtonLink>}
    >
      <p>{t("empty")}</p>
    </EmptyState>
  );
}
