import { getTranslations } from "next-intl/server";
import { Stars } from "@/components/stars";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { FeedbackEntry } from "@/db/queries/staff-feedback";
import { inWords } from "@/lib/in-words";

/** `sees`: whether its reader may know who said it, and look at their membership. */
export async function FeedbackTable(props: { entries: FeedbackEntry[]; sees: { names: boolean; members: boolean } }) {
  const { entries, sees } = props;
  const [t, words] = await Promise.all([getTranslations("staff-feedback"), inWords()]);
  const member = ({ memberPublicId, memberName }: FeedbackEntry) =>
    sees.members ? (
      <PendingLink href={`/staff/members/${memberPublicId}`} className="text-link lg:whitespace-nowrap">
        {memberName}
      </PendingLink>
    ) : (
      memberName
    );
  return (
    <DataTable
      caption={t("caption")}
      rows={entries}
      rowKey={(entry) => entry.publicId}
      columns={[
        {
          key: "stars",
          header: t("column.stars"),
          cell: ({ stars }) => <Stars stars={stars} label={t("stars", { stars })} />,
        },
        {
          key: "about",
          lead: true,
          header: t("column.about"),
          cell: ({ reward, store }) =>
            reward === null ? (
              (store ?? t("noStore"))
            ) : (
              <PendingLink href={`/staff/feedback?reward=${reward.publicId}`} className="text-link">
                {reward.name}
              </PendingLink>
            ),
        },
        {
          key: "comment",
          wide: true,
          header: t("column.comment"),
          cell: ({ comment }) =>
            comment === null ? (
              <span className="text-ink-soft">{t("noComment")}</span>
            ) : (
              <span className="whitespace-pre-line">{comment}</span>
            ),
        },
        {
          key: "when",
          header: t("column.when"),
          cell: ({ changedAt }) => <span className="lg:whitespace-nowrap">{words.shortAt(changedAt)}</span>,
        },
        ...(sees.names ? [{ key: "member", header: t("column.member"), cell: member }] : []),
      ]}
    />
  );
}
