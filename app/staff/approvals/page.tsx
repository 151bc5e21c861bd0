import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/list-tools";
import { PageTitle, Section } from "@/components/ui/section";
import { listDecidedApprovals } from "@/db/queries/approvals";
import { listWaiting, waitingSorts } from "@/db/queries/second-person";
import { grant } from "@/lib/loyalty/permissions";
import { mayDecide } from "@/lib/loyalty/second-person";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query } from "../_components/address";
import { ApprovalTable } from "./_components/approval-table";
import { WaitingTable } from "./_components/waiting-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-approvals"))("title") };
}

/** Everything that waits for a second person, in one list. */
export default async function ApprovalsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person, now } = await requireStaff("approvals.decide");
  const [t, query, all, decided] = await Promise.all([
    getTranslations("staff-approvals"),
    searchParams,
    listWaiting(),
    listDecidedApprovals(),
  ]);
  const seesTerms = grant(person, "terms.view") !== null;
  const waiting = all.filter((each) => each.points !== null || seesTerms);
  const shown = choice(query, "show", [...waitingSorts, "mine"]);
  const among = (show: typeof shown) =>
    waiting.filter((each) => show === null || (show === "mine" ? mayDecide(person, each) : each.sort === show));
  const chip = (show: typeof shown, label: string) => ({
    ...{ href: address("/staff/approvals", { show }), label, current: shown === show },
    count: String(among(show).length),
  });
  const sorts = waitingSorts.filter((sort) => sort === shown || among(sort).length > 0);
  const rows = among(shown);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <FilterChips
        label={t("show")}
        chips={[
          chip(null, t("kind.all")),
          chip("mine", t("mine")),
          ...sorts.map((sort) => chip(sort, t(`kind.${sort}`))),
        ]}
      />
      <Section title={t("waiting")} id="waiting">
        {rows.length === 0 ? (
          <EmptyState
            kind={waiting.length === 0 ? "finished" : "unmatched"}
            title={waiting.length === 0 ? t("emptyTitle") : t("unmatched")}
          >
            {waiting.length === 0 ? <p>{t("empty")}</p> : null}
          </EmptyState>
        ) : (
          <WaitingTable rows={rows} person={person} now={now} />
        )}
      </Section>
      {decided.length === 0 ? null : (
        <Section title={t("decided")} id="decided">
          <ApprovalTable caption={t("decided")} rows={decided} />
        </Section>
      )}
    </>
  );
}
