import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/list-tools";
import { PageTitle } from "@/components/ui/section";
import { disputeShows, listQueuedDisputes } from "@/db/queries/staff-disputes";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../_components/address";
import { Paging } from "../_components/paging";
import { openViews, SavedViews } from "../_components/saved-views";
import { DisputeTable } from "./_components/dispute-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-disputes"))("title") };
}

export default async function StaffDisputesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { now, person } = await requireStaff("disputes.handle");
  const [query, t] = await Promise.all([searchParams, getTranslations("staff-disputes")]);
  const views = await openViews({ list: "disputes", personId: person.id, query });
  const show = choice(query, "show", disputeShows) ?? "open";
  const { disputes, next } = await listQueuedDisputes(show, text(query, "after"));
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <FilterChips
        label={t("show.label")}
        chips={disputeShows.map((each) => ({
          href: address("/staff/disputes", { show: each }),
          label: t(`show.${each}`),
          current: each === show,
        }))}
      />
      <SavedViews list="disputes" query={query} views={views} />
      <div className="mt-6">
        {disputes.length === 0 ? (
          <EmptyState kind="finished" headingLevel={2} title={t(`empty.${show}`)} />
        ) : (
          <DisputeTable disputes={disputes} show={show} now={now} />
        )}
      </div>
      <Paging path="/staff/disputes" chosen={{ show }} query={query} next={next} label={t("caption")} on={t("older")} />
    </>
  );
}
