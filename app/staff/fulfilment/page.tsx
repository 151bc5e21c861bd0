import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/section";
import { countQueue, listQueue, listQueueOutlets, queueStates } from "@/db/queries/fulfilment";
import { inWords } from "@/lib/in-words";
import { rewardKinds } from "@/lib/loyalty/reward";
import { requireStaff } from "@/lib/session";
import { choice, type Query, text } from "../_components/address";
import { Paging } from "../_components/paging";
import { openViews, SavedViews } from "../_components/saved-views";
import { LatestBatches } from "./_components/latest-batches";
import { QueueFilters } from "./_components/queue-filters";
import { QueueTable } from "./_components/queue-table";
import { ShippingLists } from "./_components/shipping-lists";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-fulfilment"))("title") };
}

export default async function FulfilmentQueuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { now, person } = await requireStaff("redemptions.fulfil");
  const [query, t, words] = await Promise.all([searchParams, getTranslations("staff-fulfilment"), inWords()]);
  const filter = {
    q: text(query, "q"),
    state: choice(query, "state", queueStates),
    kind: choice(query, "kind", rewardKinds),
    outlet: text(query, "outlet") || null,
  };
  const views = await openViews({ list: "fulfilment", personId: person.id, query });
  const [{ redemptions, next }, counts, outlets] = await Promise.all([
    listQueue({ ...filter, after: text(query, "after") }, words.locale),
    countQueue(now),
    listQueueOutlets(),
  ]);
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <QueueFilters filter={filter} counts={counts} outlets={outlets} />
      <SavedViews list="fulfilment" query={query} views={views} />
      {redemptions.length === 0 ? (
        <EmptyState
          kind={isFiltered ? "unmatched" : "finished"}
          headingLevel={2}
          title={t(isFiltered ? "unmatched" : "empty")}
          action={
            isFiltered ? (
              <ButtonLink href="/staff/fulfilment" look="secondary">
                {t("clear")}
              </ButtonLink>
            ) : null
          }
        >
          {isFiltered && filter.q === "" ? null : <p>{t(isFiltered ? "unmatchedLead" : "emptyLead")}</p>}
        </EmptyState>
      ) : (
        <QueueTable redemptions={redemptions} now={now} />
      )}
      <Paging path="/staff/fulfilment" chosen={filter} query={query} next={next} label={t("caption")} on={t("newer")} />
      <ShippingLists />
      <LatestBatches />
    </>
  );
}
