import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/list-tools";
import { PageTitle, Section } from "@/components/ui/section";
import { findCatalogueBatch, listCatalogueRows, rowShows } from "@/db/queries/catalogue-batches";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../../../_components/address";
import { BackLink } from "../../../_components/back-link";
import { Paging } from "../../../_components/paging";
import { batchTitle } from "../../_components/batch-title";
import { BatchRows } from "./_components/batch-rows";
import { BatchState } from "./_components/batch-state";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const AT_ONCE = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-catalogue"))("batch.page") };
}

/** What would become of each reward, then how far it has come, then what became of each. */
export default async function CatalogueBatchPage({ params, searchParams }: Props) {
  const { person, now } = await requireStaff("rewards.view");
  const [{ id }, query, t, words] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-catalogue.batch"),
    inWords(),
  ]);
  const batch = await findCatalogueBatch(id, person.id);
  if (batch === null) notFound();
  const refused = batch.total - batch.waiting - batch.done - batch.unchanged;
  const isPreview = batch.begunAt === null;
  const show =
    choice(query, "show", rowShows) ?? (isPreview && refused > 0 && batch.kind === "import" ? "refused" : "all");
  const after = Math.min(Number.parseInt(text(query, "after"), 10) || 0, 1_000_000);
  const rows = await listCatalogueRows(batch.publicId, { after, limit: AT_ONCE, show, locale: words.locale });
  const here = (more: Record<string, string | number>) =>
    address(`/staff/rewards/batches/${batch.publicId}`, { show, ...more });
  const counted = { all: batch.total, changing: batch.waiting + batch.done, refused, unchanged: batch.unchanged };
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/rewards" label={t("back")} />}
        title={await batchTitle(batch)}
        lead={t("asked", { name: batch.askedBy ?? t("operator"), at: words.at(batch.createdAt) })}
      />
      <BatchState batch={batch} refused={refused} mayEdit={grant(person, "rewards.edit") !== null} now={now} />
      <Section id="rows" title={t(isPreview ? "preview" : "rows")}>
        <FilterChips
          label={t("show")}
          chips={rowShows.map((each) => ({
            href: here({ show: each }),
            label: t(`shown.${each}`),
            count: words.points(counted[each]),
            current: show === each,
          }))}
        />
        <div className="mt-4">
          {rows.length === 0 ? (
            <EmptyState kind="finished" title={t("none")} />
          ) : (
            <BatchRows rows={rows} isPreview={isPreview} />
          )}
        </div>
        <Paging
          path={`/staff/rewards/batches/${batch.publicId}`}
          chosen={{ show }}
          query={query}
          next={rows.length < AT_ONCE ? null : String(rows.at(-1)?.place ?? 0)}
          label={t("rows")}
          on={t("next")}
        />
      </Section>
    </>
  );
}
