import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle, Section } from "@/components/ui/section";
import { listViews } from "@/db/queries/saved-views";
import { consoleListNames, consoleLists } from "@/lib/console-lists";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import type { Query } from "../_components/address";
import { ViewDone } from "./_components/view-done";
import { ViewRow } from "./_components/view-row";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-console"))("views.title") };
}

/** Every view this person may open, by list: opening, naming, sharing, deleting, and with which a list opens. */
export default async function ViewsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person } = await requireStaff("staff.enter");
  const lists = consoleListNames.filter((list) => grant(person, consoleLists[list].needs) !== null);
  const [query, t, places, views] = await Promise.all([
    searchParams,
    getTranslations("staff-console.views"),
    getTranslations("shell.staff"),
    listViews(person.id, lists),
  ]);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <ViewDone query={query} />
      {views.length === 0 ? (
        <EmptyState kind="first" title={t("none")} headingLevel={2}>
          <p>{t("noneBody")}</p>
        </EmptyState>
      ) : null}
      {lists
        .filter((list) => views.some((view) => view.list === list))
        .map((list) => (
          <Section key={list} title={places(list)} id={`views-${list}`}>
            <ul className="grid">
              {views
                .filter((view) => view.list === list)
                .map((view) => (
                  <li key={view.publicId} className="border-t border-line py-3 first:border-t-0">
                    <ViewRow view={view} />
                  </li>
                ))}
            </ul>
          </Section>
        ))}
    </>
  );
}
