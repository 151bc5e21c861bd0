import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/section";
import { listCategories, listStaffRewards, type RewardMatch, staffRewardSorts } from "@/db/queries/staff-rewards";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../_components/address";
import { Paging } from "../_components/paging";
import { openViews, SavedViews } from "../_components/saved-views";
import { ChooseForBulk } from "./_components/choose-for-bulk";
import { RewardFilters } from "./_components/reward-filters";
import { RewardTable } from "./_components/reward-table";
import { matchOf, matchQuery } from "./reward-match";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-rewards"))("list.title") };
}

export default async function StaffRewardsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person, installation, now } = await requireStaff("rewards.view");
  const query = await searchParams;
  const match = matchOf(query);
  const sort = choice(query, "sort", staffRewardSorts) ?? "newest";
  const after = text(query, "after");
  const [t, own, ui, locale] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("staff-catalogue.list"),
    getTranslations("ui"),
    getLocale(),
  ]);
  const views = await openViews({ list: "rewards", personId: person.id, query });
  const [{ rewards, next }, categories] = await Promise.all([
    listStaffRewards({ ...match, sort, after }, locale),
    listCategories(),
  ]);
  const chosen = { ...matchQuery(match), sort };
  const mayEdit = grant(person, "rewards.edit") !== null;
  return (
    <>
      <PageTitle
        title={t("list.title")}
        action={
          <>
            <ButtonLink href="/staff/rewards/planned" look="secondary">
              {own("planned")}
            </ButtonLink>
            <ButtonLink href={address("/staff/rewards/import", matchQuery(match))} look="secondary">
              {own("import")}
            </ButtonLink>
            {mayEdit ? <ButtonLink href="/staff/rewards/new">{t("list.new")}</ButtonLink> : null}
          </>
        }
      />
      <RewardFilters filter={{ ...match, sort }} categories={categories} />
      <SavedViews list="rewards" query={query} views={views} />
      {rewards.length === 0 ? (
        <EmptyState
          kind={categories.length === 0 ? "first" : "unmatched"}
          title={categories.length === 0 ? t("list.none") : t("list.unmatched")}
          headingLevel={2}
          action={
            categories.length === 0 ? null : (
              <ButtonLink href="/staff/rewards" look="secondary">
                {ui("clear")}
              </ButtonLink>
            )
          }
        />
      ) : (
        <MayChoose match={mayEdit ? match : null}>
          <RewardTable rewards={rewards} zone={installation.zone} now={now} mayChoose={mayEdit} />
        </MayChoose>
      )}
      <Paging path="/staff/rewards" chosen={chosen} query={query} next={next} />
    </>
  );
}

function MayChoose({ match, children }: { match: RewardMatch | null; children: ReactNode }) {
  return match === null ? children : <ChooseForBulk match={match}>{children}</ChooseForBulk>;
}
