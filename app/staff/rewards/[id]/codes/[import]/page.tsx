import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/list-tools";
import { PageTitle, Section } from "@/components/ui/section";
import { findCodeImport, listCodeImportLines } from "@/db/queries/code-imports";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../../../../_components/address";
import { BackLink } from "../../../../_components/back-link";
import { Paging } from "../../../../_components/paging";
import { ImportProgress } from "./_components/import-progress";
import { LineTable } from "./_components/line-table";
import { WithdrawPart } from "./_components/withdraw-part";

type Props = { params: Promise<{ id: string; import: string }>; searchParams: Promise<Query> };
const AT_ONCE = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-codes"))("list.title") };
}

/** How far a list of codes has come, and what became of each of its lines; never a code. */
export default async function CodeImportPage({ params, searchParams }: Props) {
  await requireStaff("codes.import");
  const [named, query, t, locale, words] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-codes"),
    getLocale(),
    inWords(),
  ]);
  const list = await findCodeImport(named.import, locale);
  if (list === null || list.rewardId !== named.id) notFound();
  const show = choice(query, "show", ["all", "not_added"]) ?? "not_added";
  const after = Math.min(Number.parseInt(text(query, "after"), 10) || 0, 1_000_000_000);
  const here = `/staff/rewards/${list.rewardId}/codes/${list.publicId}`;
  const isOver = list.finishedAt !== null;
  const lines = isOver ? await listCodeImportLines(list.publicId, { after, limit: AT_ONCE, show }) : [];
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/rewards/${list.rewardId}`} label={list.rewardName} />}
        title={t("list.title")}
        lead={t("list.asked", { name: list.askedBy ?? t("list.operator"), at: words.at(list.createdAt) })}
      />
      <ImportProgress list={list} />
      <WithdrawPart list={list} />
      {isOver ? (
        <Section id="lines" title={t("list.lines")}>
          <FilterChips
            label={t("list.show")}
            chips={[
              { href: address(here, { show: "not_added" }), label: t("list.notAdded"), current: show === "not_added" },
              { href: address(here, { show: "all" }), label: t("list.all"), current: show === "all" },
            ]}
          />
          <div className="mt-4">
            {lines.length === 0 ? (
              <EmptyState
                kind="finished"
                title={t(show === "not_added" && after === 0 ? "list.noneLeftOut" : "list.none")}
              />
            ) : (
              <LineTable lines={lines} isRefused={list.state === "refused"} />
            )}
          </div>
          <Paging
            path={here}
            chosen={{ show }}
            query={query}
            next={lines.length < AT_ONCE ? null : String(lines.at(-1)?.line ?? 0)}
            label={t("list.lines")}
            on={t("list.next")}
          />
        </Section>
      ) : null}
    </>
  );
}
