import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/list-tools";
import { PageTitle } from "@/components/ui/section";
import { type CatalogueFilter, listRewards } from "@/db/queries/catalogue";
import { told } from "@/lib/base/told";
import { inWords } from "@/lib/in-words";
import { currentVisit } from "@/lib/session";
import { ActiveFilters, activeFilters } from "./_components/active-filters";
import { addressOf, filterIn, isFiltered, type Search } from "./_components/address";
import { FilterForm } from "./_components/filter-form";
import { ForYou, WaitingPresents } from "./_components/for-you";
import { HeartForm } from "./_components/heart-form";
import { listedTiles } from "./_components/listed-tiles";
import { RewardTiles } from "./_components/reward-tiles";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rewards"))("title") };
}

export default async function RewardsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { member, person, now } = await currentVisit();
  const [t, ui, words, search] = await Promise.all([
    getTranslations("rewards"),
    getTranslations("ui"),
    inWords(),
    searchParams,
  ]);
  const filter = filterIn(search, member !== null);
  const asking = { memberId: member?.id ?? null, locale: words.locale, now };
  const catalogue = await listRewards(filter, asking);
  const { rewards, next, categories, kinds, standing, terms, favourites } = catalogue;
  const picked = new Set(catalogue.forYou.map(({ card }) => card.publicId));
  const listed = rewards
    .filter(({ publicId }) => !picked.has(publicId))
    .map((card) => ({ card, why: null, isFavourite: favourites.has(card.publicId) }));
  const seen = { terms, words, now, isMember: member !== null, eager: 4 };

  return (
    <>
      <PageTitle
        isShort={true}
        title={t("title")}
        lead={
          standing
            ? t("leadMember", { points: words.points(standing.spendable) })
            : t(person === null ? "leadVisitor" : "leadStaff")
        }
        action={
          member === null ? null : (
            <ButtonLink href="/redemptions" look="secondary">
              {t("mine")}
            </ButtonLink>
          )
        }
      />
      <FilterForm filter={filter} categories={categories} kinds={kinds} isMember={member !== null} />
      <ActiveFilters filter={filter} />
      {member === null ? null : <HeartForm />}
      <WaitingPresents catalogue={catalogue} words={words} />
      <ForYou catalogue={catalogue} words={words} now={now} />
      <h2 className={picked.size > 0 ? "mt-10 mb-4 border-t-2 border-ink pt-3 text-heading" : "sr-only"}>
        {t(picked.size > 0 ? "others" : "found")}
      </h2>
      {rewards.length === 0 ? (
        <NoRewards filter={filter} />
      ) : (
        <RewardTiles tiles={told(listedTiles(listed, seen))} columns="many" />
      )}
      <Pagination
        label={ui("pages")}
        previous={filter.after === null ? null : { href: addressOf({ ...filter, after: null }), label: t("first") }}
        next={next === null ? null : { href: addressOf({ ...filter, after: next }), label: t("more") }}
      />
    </>
  );
}

async function NoRewards({ filter }: { filter: CatalogueFilter }) {
  const t = await getTranslations("rewards");
  if (filter.after !== null) {
    return (
      <EmptyState kind="finished" title={t("endOfListTitle")}>
        <p>{t("endOfList")}</p>
      </EmptyState>
    );
  }
  if (!isFiltered(filter)) {
    return (
      <EmptyState kind="first" title={t("emptyTitle")}>
        <p>{t("empty")}</p>
      </EmptyState>
    );
  }
  const filters = (await activeFilters(filter)).map((each) => each.label).join(", ");
  return (
    <EmptyState
      kind="unmatched"
      title={t("unmatchedTitle")}
      action={<ButtonLink href="/rewards">{t("clear")}</ButtonLink>}
    >
      <p>{t("unmatched", { filters })}</p>
    </EmptyState>
  );
}
