import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips, SearchField } from "@/components/ui/list-tools";
import { PageTitle } from "@/components/ui/section";
import { memberStates, searchMembers } from "@/db/queries/staff-members";
import { termsHistory } from "@/db/queries/terms";
import { grant } from "@/lib/loyalty/permissions";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../_components/address";
import { Paging } from "../_components/paging";
import { openViews, SavedViews } from "../_components/saved-views";
import { MemberTable } from "./_components/member-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-members"))("list.title") };
}

export default async function StaffMembersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { now, installation, person } = await requireStaff("members.view");
  const query = await searchParams;
  const [views, history, t, ui, locale] = await Promise.all([
    openViews({ list: "members", personId: person.id, query }),
    termsHistory(),
    getTranslations("staff-members"),
    getTranslations("ui"),
    getLocale(),
  ]);
  const { levels } = termsAsOf(history, now).tiers;
  const chosen = {
    q: text(query, "q").trim(),
    state: choice(query, "state", memberStates),
    tier: levels.find((level) => level.code === text(query, "tier"))?.code ?? null,
  };
  const { members, next } = await searchMembers({ ...chosen, after: text(query, "after") });
  const isNarrowed = chosen.q !== "" || chosen.state !== null || chosen.tier !== null;
  return (
    <>
      <PageTitle
        title={t("list.title")}
        action={
          grant(person, "members.import") === null ? null : (
            <ButtonLink href="/staff/members/import" look="secondary">
              {t("list.import")}
            </ButtonLink>
          )
        }
      />
      <div className="mb-6 grid gap-4">
        <SavedViews list="members" query={query} views={views} />
        <SearchField
          action="/staff/members"
          label={t("list.search")}
          hint={t("list.hint")}
          submit={ui("search")}
          defaultValue={chosen.q}
          keep={{ state: chosen.state ?? undefined, tier: chosen.tier ?? undefined }}
        />
        <FilterChips
          label={t("list.state")}
          chips={[null, ...memberStates].map((state) => ({
            href: address("/staff/members", { ...chosen, state }),
            label: state === null ? t("list.allStates") : t(`state.${state}`),
            current: chosen.state === state,
          }))}
        />
        <FilterChips
          label={t("list.tier")}
          chips={[null, ...levels].map((level) => ({
            href: address("/staff/members", { ...chosen, tier: level?.code }),
            label: level === null ? t("list.allTiers") : level.name[locale],
            current: chosen.tier === (level?.code ?? null),
          }))}
        />
      </div>
      {members.length === 0 ? (
        <EmptyState
          kind={isNarrowed ? "unmatched" : "first"}
          title={isNarrowed ? t("list.unmatched") : t("list.none")}
          headingLevel={2}
          action={
            isNarrowed ? (
              <ButtonLink href="/staff/members" look="secondary">
                {ui("clear")}
              </ButtonLink>
            ) : null
          }
        >
          {isNarrowed ? <p>{t("list.unmatchedHint")}</p> : null}
        </EmptyState>
      ) : (
        <MemberTable members={members} levels={levels} zone={installation.zone} unit={installation.unitNames[locale]} />
      )}
      <Paging path="/staff/members" chosen={chosen} query={query} next={next} />
    </>
  );
}
