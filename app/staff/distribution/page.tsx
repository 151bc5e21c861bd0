import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { PageTitle, Section } from "@/components/ui/section";
import { countComing, findDistributions, type GivenPresent } from "@/db/queries/distribution-pages";
import { termsHistory } from "@/db/queries/terms";
import { type InWords, inWords } from "@/lib/in-words";
import { dayOf } from "@/lib/loyalty/calendar";
import { grant } from "@/lib/loyalty/permissions";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../_components/address";
import { DistributionForm } from "./_components/distribution-form";
import { DistributionItem } from "./_components/distribution-item";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-distribution"))("title") };
}

const AHEAD_DAYS = 30;

export default async function DistributionPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person, now } = await requireStaff("rewards.view");
  const [t, words, query] = await Promise.all([getTranslations("staff-distribution"), inWords(), searchParams]);
  const [{ distributions, presents, rewards }, history] = await Promise.all([
    findDistributions(words.locale, now),
    termsHistory(),
  ]);
  const terms = termsAsOf(history, now);
  const today = dayOf(now, terms.zone);
  const tiers = terms.tiers.levels.map(({ code, name }) => ({ value: code, label: name[words.locale] }));
  const mayEdit = grant(person, "distribution.edit") !== null;
  const coming = await Promise.all(distributions.map((each) => countComing(each, today, AHEAD_DAYS)));
  const shared = { rewards, tiers, today, now, words, mayEdit };
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      {text(query, "done") === "kept" ? <Notice tone="good">{t("kept")}</Notice> : null}
      <Section id="distributions" title={t("list")}>
        {distributions.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
        <ul>
          {distributions.map((each, place) => (
            <DistributionItem
              key={each.id}
              distribution={each}
              coming={coming[place] ?? { how: "exact", count: 0 }}
              {...shared}
            />
          ))}
        </ul>
      </Section>
      {mayEdit ? (
        <Section id="new-distribution" title={t("new")}>
          <DistributionForm distribution={null} rewards={rewards} tiers={tiers} today={today} />
        </Section>
      ) : null}
      <Given presents={presents} words={words} />
    </>
  );
}

const looks = {
  given: { tone: "good", icon: "check" },
  waiting: { tone: "accent", icon: "clock" },
  lapsed: { icon: "close" },
} as const;

/** What was given lately, newest first. */
async function Given({ presents, words }: { presents: GivenPresent[]; words: InWords }) {
  const t = await getTranslations("staff-distribution");
  const columns = [
    { key: "at", header: t("column.at"), cell: ({ at }: GivenPresent) => words.at(at) },
    { key: "because", header: t("column.because"), cell: ({ because }: GivenPresent) => t(`occasion.${because}`) },
    { key: "reward", header: t("column.reward"), cell: ({ rewardName }: GivenPresent) => rewardName },
    { key: "member", header: t("column.member"), cell: ({ cardEnds }: GivenPresent) => `···· ${cardEnds}` },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state }: GivenPresent) => <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>,
    },
  ];
  return (
    <Section id="given" title={t("history")}>
      {presents.length === 0 ? (
        <p className="text-ink-soft">{t("historyNone")}</p>
      ) : (
        <DataTable caption={t("historyCaption")} columns={columns} rows={presents} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}
