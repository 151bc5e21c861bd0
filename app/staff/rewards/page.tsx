import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/list-tools";
import { PageTitle } from "@/components/ui/section";
import { listCategories, listStaffRewards, rewardStates, staffRewardSorts } from "@/db/queries/staff-rewards";
import { grant } from "@/lib/loyalty/permissions";
import { rewardKinds } from "@/lib/loyalty/reward";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../_components/address";
import { RewardFilters } from "./_components/reward-filters";
import { RewardTable } from "./_components/reward-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-rewards"))("list.title") };
}

export default async function StaffRewardsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person, installation, now } = await requireStaff("rewards.view");
  const query = await searchParams;
  const filter = {
    q: text(query, "q").trim(),
    state: choice(query, "state", rewardStates),
    kind: choice(query, "kind", rewardKinds),
    category: text(query, "category") || null,
    untranslated: text(query, "untranslated") !== "",
    sort: choice(query, "sort", staffRewardSorts) ?? "newest",
    after: text(query, "after"),
  };
  const [t, shared, ui, locale] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("staff"),
    getTranslations("ui"),
    getLocale(),
  ]);
  const [{ rewards, next }, categories] = await Promise.all([listStaffRewards(filter, locale), listCategories()]);
  const { after, ...chosen } = filter;
  const mayEdit = grant(person, "rewards.edit") !== null;
  return (
    <>
      <PageTitle
        title={t("list.title")}
        action={mayEdit ? <ButtonLink href="/staff/rewards/new">{t("list.new")}</ButtonLink> : null}
      />
      <RewardFilters filter={chosen} categories={categories} />
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
        <RewardTable rewards={rewards} zone={installation.zone} now={now} />
      )}
      <Pagination
        label={ui("pages")}
        previous={after ? { href: address("/staff/rewards", chosen), label: shared("first") } : null}
        next={next ? { href: address("/staff/rewards", { ...chosen, after: next }), label: ui("next") } : null}
      />
    </>
  );
}
