import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips, Pagination } from "@/components/ui/list-tools";
import { PageTitle } from "@/components/ui/section";
import { disputeShows, listQueuedDisputes } from "@/db/queries/staff-disputes";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../_components/address";
import { DisputeTable } from "./_components/dispute-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-disputes"))("title") };
}

export default async function StaffDisputesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { now } = await requireStaff("disputes.handle");
  const [query, t, staff] = await Promise.all([
    searchParams,
    getTranslations("staff-disputes"),
    getTranslations("staff"),
  ]);
  const show = choice(query, "show", disputeShows) ?? "open";
  const after = text(query, "after");
  const { disputes, next } = await listQueuedDisputes(show, after);
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
      <div className="mt-6">
        {disputes.length === 0 ? (
          <EmptyState kind="finished" headingLevel={2} title={t(`empty.${show}`)} />
        ) : (
          <DisputeTable disputes={disputes} show={show} now={now} />
        )}
      </div>
      <Pagination
        label={t("caption")}
        previous={after ? { href: address("/staff/disputes", { show }), label: staff("first") } : null}
        next={next ? { href: address("/staff/disputes", { show, after: next }), label: t("older") } : null}
      />
    </>
  );
}
