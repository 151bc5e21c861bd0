import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchField } from "@/components/ui/list-tools";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle, Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../_components/address";
import { type Found, findMembers, listPlaces } from "../_components/find-in-console";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-console"))("find.title") };
}

/** The palette as a page, for whoever has no scripts: pages and actions by part of their name, members by the list's search. */
export default async function FindPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person } = await requireStaff("staff.enter");
  const q = text(await searchParams, "q").trim();
  const [t, places, members] = await Promise.all([
    getTranslations("staff-console.find"),
    listPlaces(person),
    findMembers(person, q),
  ]);
  const named = ({ label }: Found) => label.toLowerCase().includes(q.toLowerCase());
  const groups = [
    { key: "members" as const, found: members ?? [] },
    { key: "pages" as const, found: places.pages.filter(named) },
    { key: "actions" as const, found: places.actions.filter(named) },
  ].filter(({ found }) => found.length > 0);
  return (
    <>
      <PageTitle title={t("title")} />
      <SearchField action="/staff/find" label={t("label")} hint={t("hint")} submit={t("submit")} defaultValue={q} />
      {members === null ? <Notice tone="warn">{t("tooOften")}</Notice> : null}
      {groups.length === 0 && members !== null ? (
        <div className="mt-6">
          <EmptyState
            kind="unmatched"
            headingLevel={2}
            title={t("none")}
            action={
              <ButtonLink href="/staff/find" look="secondary">
                {t("all")}
              </ButtonLink>
            }
          >
            <p>{t("hint")}.</p>
          </EmptyState>
        </div>
      ) : null}
      <div className="two-columns">
        {groups.map(({ key, found }) => (
          <Section key={key} title={t(key)} id={`found-${key}`}>
            <ul className="grid">
              {found.map(({ href, label, hint }) => (
                <li key={href}>
                  <PendingLink
                    href={href}
                    className="group inline-flex min-h-11 flex-wrap items-center gap-x-3 lg:min-h-8"
                  >
                    <span className="text-link group-hover:decoration-2">{label}</span>{" "}
                    {hint ? <span className="font-normal text-note text-ink-soft">{hint}</span> : null}
                  </PendingLink>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </>
  );
}
