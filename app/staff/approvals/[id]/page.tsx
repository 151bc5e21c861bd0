import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts, PageTitle } from "@/components/ui/section";
import { type ApprovalView, findApproval } from "@/db/queries/approvals";
import { type InWords, inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../_components/back-link";
import { ApprovalStateBadge } from "../_components/approval-state";
import { Deciding } from "./_components/deciding";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-approvals"))("one") };
}

export default async function ApprovalPage({ params }: Props) {
  const { actor, now } = await requireStaff("approvals.decide");
  const approval = await findApproval((await params).id, now);
  if (approval === null) notFound();
  const [t, words] = await Promise.all([getTranslations("staff-approvals"), inWords()]);
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/approvals" label={t("back")} />}
        title={t(approval.mergeFrom ? "titleOfMerging" : "titleOf", { name: approval.memberName ?? "" })}
        lead={<ApprovalStateBadge state={approval.state} />}
      />
      <div className="with-aside">
        <Facts facts={await factsOf(approval, words)} />
        <div className="aside mt-6 lg:mt-0">
          {approval.state === "waiting" ? (
            <Deciding approval={approval} personId={actor.personId} />
          ) : (
            <Notice tone={approval.state === "approved" ? "good" : "info"}>{t(`done.${approval.state}`)}</Notice>
          )}
        </div>
      </div>
    </>
  );
}

async function factsOf(approval: ApprovalView, words: InWords) {
  const [t, kinds, staff] = await Promise.all([
    getTranslations("staff-approvals"),
    getTranslations("staff-members.adjust"),
    getTranslations("staff"),
  ]);
  const { spendable } = approval.standing;
  const figure = (points: number) => `${words.points(points)} ${words.unit}`;
  const isWaiting = approval.state === "waiting";
  return [
    {
      label: t("fact.member"),
      value: (
        <PendingLink
          href={`/staff/members/${approval.memberPublicId}`}
          className="text-accent underline underline-offset-4"
        >
          {approval.memberName}
        </PendingLink>
      ),
    },
    {
      label: t("fact.change"),
      value: approval.mergeFrom
        ? `${words.change(approval.points)} ${words.unit}`
        : `${words.change(approval.points)} ${words.unit} (${kinds(approval.kind).toLocaleLowerCase(words.locale)})`,
    },
    { label: t("fact.now"), value: figure(spendable) },
    ...(isWaiting ? [{ label: t("fact.then"), value: figure(spendable + approval.points) }] : []),
    ...(approval.mergeFrom
      ? [
          {
            label: t("fact.mergeFrom"),
            value: (
              <PendingLink
                href={`/staff/members/${approval.memberPublicId}/merge?with=${approval.mergeFrom.publicId}&stay=${approval.memberPublicId}`}
                className="text-accent underline underline-offset-4"
              >
                {approval.mergeFrom.name ?? t("fact.mergeFromNameless")}
              </PendingLink>
            ),
          },
        ]
      : []),
    ...(approval.disputeId
      ? [
          {
            label: t("fact.dispute"),
            value: (
              <PendingLink
                href={`/staff/disputes/${approval.disputeId}`}
                className="text-accent underline underline-offset-4"
              >
                {t("fact.disputeOpen")}
              </PendingLink>
            ),
          },
        ]
      : []),
    { label: t("fact.reason"), value: approval.reason ?? t("erased") },
    {
      label: t("fact.asked"),
      value: `${approval.requestedByName ?? staff("portal")}, ${words.at(approval.requestedAt)}`,
    },
    ...(approval.decidedAt === null
      ? []
      : [
          {
            label: t("fact.decided"),
            value: `${approval.decidedByName ?? staff("portal")}, ${words.at(approval.decidedAt)}`,
          },
        ]),
    ...(approval.answer === null ? [] : [{ label: t("fact.answer"), value: approval.answer }]),
  ];
}
