import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/section";
import { CATALOGUE_MOST } from "@/db/commands/change-catalogue";
import { countMatching, listNamed } from "@/db/queries/changeable-rewards";
import { listCategories } from "@/db/queries/staff-rewards";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { address, type Query, text } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { matchOf, matchQuery } from "../reward-match";
import { BulkActs } from "./_components/bulk-acts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-catalogue"))("bulk.title") };
}

const NAMES_SHOWN = 5;

/** What can be done with the rewards that were chosen; nothing is changed before what would become of each was shown. */
export default async function BulkPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { installation, now } = await requireStaff("rewards.edit");
  const [query, t, words] = await Promise.all([searchParams, getTranslations("staff-catalogue.bulk"), inWords()]);
  const match = matchOf(query);
  const isAll = text(query, "all") !== "";
  const ids = [query.id ?? []].flat().slice(0, 200);
  const [chosen, categories] = await Promise.all([
    isAll ? countMatching(match, words.locale) : named(),
    listCategories(),
  ]);
  async function named() {
    const rewards = await listNamed(ids);
    const names = rewards.slice(0, NAMES_SHOWN).map(({ edit }) => edit.texts[words.locale].name);
    return { count: rewards.length, names };
  }
  const back = address("/staff/rewards", matchQuery(match));
  const { count, names } = chosen;
  const more = count > names.length ? t("more", { count: count - names.length }) : "";
  return (
    <>
      <PageTitle
        above={<BackLink href={back} label={t("back")} />}
        title={count === 0 ? t("title") : t("chosen", { count })}
        lead={names.length > 0 ? `${names.join(", ")}${more}` : undefined}
      />
      {count === 0 || count > CATALOGUE_MOST ? (
        <EmptyState
          kind="unmatched"
          headingLevel={2}
          title={count === 0 ? t("nothing") : t("tooMany", { most: CATALOGUE_MOST })}
          action={<ButtonLink href={back}>{t("back")}</ButtonLink>}
        >
          <p>{t("nothingLead")}</p>
        </EmptyState>
      ) : (
        <BulkActs
          chosen={isAll ? { match: new URLSearchParams(matchQuery(match)).toString() } : { ids }}
          categories={categories}
          zone={installation.zone}
          now={now}
        />
      )}
    </>
  );
}
