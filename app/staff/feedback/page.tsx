import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/section";
import { listFeedback, listReviewedStores } from "@/db/queries/staff-feedback";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { choice, type Query, text } from "../_components/address";
import { Paging } from "../_components/paging";
import { openViews, SavedViews } from "../_components/saved-views";
import { FeedbackFilters } from "./_components/feedback-filters";
import { FeedbackTable } from "./_components/feedback-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-feedback"))("title") };
}

export default async function StaffFeedbackPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person } = await requireStaff("feedback.view");
  const [query, t, ui, words] = await Promise.all([
    searchParams,
    getTranslations("staff-feedback"),
    getTranslations("ui"),
    inWords(),
  ]);
  const stars = choice(query, "stars", ["1", "2", "3", "4", "5"]);
  const [reward, store] = [text(query, "reward") || null, text(query, "store") || null];
  const filter = { reward, store, stars: stars === null ? null : Number(stars) };
  const views = await openViews({ list: "feedback", personId: person.id, query });
  const [{ entries, next }, stores] = await Promise.all([
    listFeedback({ ...filter, after: text(query, "after") }, words.locale),
    listReviewedStores(),
  ]);
  const isFiltered = reward !== null || store !== null || stars !== null;
  const sees = { names: grant(person, "feedback.names") !== null, members: grant(person, "members.view") !== null };
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <FeedbackFilters filter={filter} stores={stores} rewardName={reward && (entries[0]?.reward?.name ?? null)} />
      <SavedViews list="feedback" query={query} views={views} />
      {entries.length === 0 ? (
        <EmptyState
          kind={isFiltered ? "unmatched" : "first"}
          headingLevel={2}
          title={t(isFiltered ? "emptyFiltered" : "empty")}
          action={
            isFiltered ? (
              <ButtonLink href="/staff/feedback" look="secondary">
                {ui("clear")}
              </ButtonLink>
            ) : null
          }
        >
          {isFiltered ? null : <p>{t("emptyLead")}</p>}
        </EmptyState>
      ) : (
        <div className="mt-6">
          <FeedbackTable entries={entries} sees={sees} />
        </div>
      )}
      <Paging path="/staff/feedback" chosen={filter} query={query} next={next} label={t("caption")} on={t("older")} />
    </>
  );
}
