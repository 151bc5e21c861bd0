import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/section";
import { listStaffNames, listTrail, trailActions, trailSubjects } from "@/db/queries/trail";
import { localDays } from "@/lib/base/local-time";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { choice, type Query, text } from "../_components/address";
import { Paging } from "../_components/paging";
import { openViews, SavedViews } from "../_components/saved-views";
import { TrailFilters } from "./_components/trail-filters";
import { TrailTable } from "./_components/trail-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-audit"))("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person } = await requireStaff("trail.view");
  const [query, t, ui, words, people] = await Promise.all([
    searchParams,
    getTranslations("staff-audit"),
    getTranslations("ui"),
    inWords(),
    listStaffNames(),
  ]);
  const views = await openViews({ list: "audit", personId: person.id, query });
  const chosen = {
    actor: text(query, "actor") || null,
    action: choice(query, "action", trailActions),
    subject: choice(query, "subject", trailSubjects),
    id: text(query, "id").trim(),
    from: text(query, "from"),
    until: text(query, "until"),
  };
  const period = localDays(chosen.from, chosen.until, words.zone);
  const subject = chosen.subject !== null && chosen.id !== "" ? `${chosen.subject}:${chosen.id}` : chosen.subject;
  const { rows, next } = await listTrail({ ...chosen, ...period, subject, after: text(query, "after") }, words.locale);
  const isNarrowed = Object.values(chosen).some(Boolean);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <TrailFilters chosen={chosen} people={people} />
      <SavedViews list="audit" query={query} views={views} />
      {rows.length === 0 ? (
        <EmptyState
          kind={isNarrowed ? "unmatched" : "first"}
          title={isNarrowed ? t("unmatched") : t("empty")}
          headingLevel={2}
          action={
            isNarrowed ? (
              <ButtonLink href="/staff/audit" look="secondary">
                {ui("clear")}
              </ButtonLink>
            ) : null
          }
        />
      ) : (
        <TrailTable rows={rows} />
      )}
      <Paging path="/staff/audit" chosen={chosen} query={query} next={next} on={t("older")} />
    </>
  );
}
