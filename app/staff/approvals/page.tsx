import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle, Section } from "@/components/ui/section";
import { listDecidedApprovals, listWaitingApprovals } from "@/db/queries/approvals";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { ApprovalTable } from "./_components/approval-table";
import { WaitingTerms } from "./_components/waiting-terms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-approvals"))("title") };
}

/** Everything that waits for a second person: a section a kind. */
export default async function ApprovalsPage() {
  const { person, actor } = await requireStaff("approvals.decide");
  const [t, waiting, decided] = await Promise.all([
    getTranslations("staff-approvals"),
    listWaitingApprovals(),
    listDecidedApprovals(),
  ]);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <Section title={t("kind.adjustment")} id="adjustments">
        {waiting.length === 0 ? (
          <EmptyState kind="finished" title={t("emptyTitle")}>
            <p>{t("empty")}</p>
          </EmptyState>
        ) : (
          <ApprovalTable caption={t("kind.adjustment")} rows={waiting} />
        )}
      </Section>
      {grant(person, "terms.approve") === null ? null : <WaitingTerms personId={actor.personId} />}
      {decided.length === 0 ? null : (
        <Section title={t("decided")} id="decided">
          <ApprovalTable caption={t("decided")} rows={decided} />
        </Section>
      )}
    </>
  );
}
