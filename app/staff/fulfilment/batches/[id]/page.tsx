import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/list-tools";
import { PageTitle, Section } from "@/components/ui/section";
import { findBatch, listBatchOutcomes } from "@/db/queries/fulfilment-batches";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../../../_components/address";
import { BackLink } from "../../../_components/back-link";
import { Paging } from "../../../_components/paging";
import { targetOf } from "../../_components/moves-for";
import { BatchProgress } from "./_components/batch-progress";
import { OutcomeTable } from "./_components/outcome-table";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const AT_ONCE = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-fulfilment"))("batches.title") };
}

/** How far a batch has come, and what became of each of its rows. */
export default async function BatchResultPage({ params, searchParams }: Props) {
  await requireStaff("redemptions.fulfil");
  const [{ id }, query, t, words] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-fulfilment"),
    inWords(),
  ]);
  const batch = await findBatch(id);
  if (batch === null) notFound();
  const show = choice(query, "show", ["all", "not_moved"]) ?? "all";
  const after = Number.parseInt(text(query, "after"), 10) || 0;
  const page = { after: Math.min(after, 1_000_000), limit: AT_ONCE, show, locale: words.locale };
  const rows = await listBatchOutcomes(batch.publicId, page);
  const here = (more: Record<string, string | number>) =>
    address(`/staff/fulfilment/batches/${batch.publicId}`, { show, ...more });
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/fulfilment" label={t("batch.back")} />}
        title={t("batch.title", { to: t(`to.${targetOf(batch.to)}`).replace(/…$/, ""), count: batch.total })}
        lead={t("batch.asked", { name: batch.askedBy ?? t("batch.someone"), at: words.at(batch.createdAt) })}
      />
      <BatchProgress batch={batch} />
      <Section id="rows" title={t("batch.rows")}>
        <FilterChips
          label={t("batch.show")}
          chips={[
            { href: here({ show: "all" }), label: t("batch.showAll"), current: show === "all" },
            { href: here({ show: "not_moved" }), label: t("batch.showNotMoved"), current: show === "not_moved" },
          ]}
        />
        <div className="mt-4">
          {rows.length === 0 ? (
            <EmptyState kind="finished" title={t("batch.rowsEmpty")} />
          ) : (
            <OutcomeTable rows={rows} />
          )}
        </div>
        <Paging
          path={`/staff/fulfilment/batches/${batch.publicId}`}
          chosen={{ show }}
          query={query}
          next={rows.length < AT_ONCE ? null : String(rows.at(-1)?.place ?? 0)}
          label={t("batch.rows")}
          on={t("batch.next")}
        />
      </Section>
    </>
  );
}
