import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { listChosen } from "@/db/queries/fulfilment";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { choice, type Query } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { movesFor, targets } from "../_components/moves-for";
import { BatchForm } from "./_components/batch-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-fulfilment"))("chosen") };
}

/** What was chosen and where it goes, before anything happens. */
export default async function BatchPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireStaff("redemptions.fulfil");
  const [query, t, words] = await Promise.all([searchParams, getTranslations("staff-fulfilment"), inWords()]);
  const to = choice(query, "to", targets);
  if (to === null) notFound();
  const chosen = await listChosen([query.id ?? []].flat(), words.locale);
  const rows = chosen.flatMap((row) => {
    const move = movesFor(row).find((each) => each.to === to);
    return move ? [{ ...row, needs: move.needs }] : [];
  });
  const left = chosen.length - rows.length;
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/fulfilment" label={t("batch.back")} />}
        title={t("batch.title", { to: t(`to.${to}`).replace(/…$/, ""), count: rows.length })}
        lead={rows.length === 0 ? undefined : t(to === "failed" ? "batch.leadFailed" : "batch.lead")}
      />
      {left > 0 && rows.length > 0 ? <Notice tone="warn">{t("batch.left", { count: left })}</Notice> : null}
      {rows.length === 0 ? (
        <EmptyState
          kind="unmatched"
          headingLevel={2}
          title={t("batch.nothing")}
          action={<ButtonLink href="/staff/fulfilment">{t("batch.back")}</ButtonLink>}
        >
          <p>{t("batch.nothingLead")}</p>
        </EmptyState>
      ) : (
        <BatchForm to={to} rows={rows} />
      )}
    </>
  );
}
