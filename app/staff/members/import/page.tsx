import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { PageTitle, Section } from "@/components/ui/section";
import { listBalanceImports } from "@/db/queries/balance-imports";
import { zoneLabel } from "@/lib/base/format-time";
import { inWords } from "@/lib/in-words";
import { balanceFields } from "@/lib/loyalty/balance-row";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { DoneLine } from "../../_components/done-line";
import { bringBalances } from "../import-action";
import { BALANCE_BYTES_MAX, BALANCE_MEGABYTES_MAX, BALANCE_ROWS_MAX } from "../import-limits";
import { ImportSteps } from "./_components/import-steps";
import { LatestImports } from "./_components/latest-imports";

const LATEST = 8;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-balances"))("title") };
}

/** What members had before the programme moved here, brought in from a file that is looked at first. */
export default async function ImportBalancesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { session, installation, now } = await requireStaff("members.import");
  const [query, t, words, imports] = await Promise.all([
    searchParams,
    getTranslations("staff-balances"),
    inWords(),
    listBalanceImports(LATEST),
  ]);
  const brought = imports.find(({ importId }) => importId === text(query, "done"))?.brought;
  const limits = { rows: BALANCE_ROWS_MAX, megabytes: BALANCE_MEGABYTES_MAX };
  const [member, points, ...others] = balanceFields;
  return (
    <>
      <PageTitle above={<BackLink href="/staff/members" label={t("back")} />} title={t("title")} lead={t("lead")} />
      {brought ? <DoneLine sentence={t("done", { ...brought, points: words.points(brought.points) })} /> : null}
      <Section id="upload" title={t("upload")}>
        <Form id="balances" action={bringBalances} className="grid gap-6 *:min-w-0">
          <ImportSteps
            most={BALANCE_BYTES_MAX}
            proof={<ProofField provenAt={session.provenAt} hint={t("proofHint")} />}
            words={{
              file: t("file"),
              fileHint: t("fileHint", limits),
              fileAgain: t("fileAgain"),
              fileAgainHint: t("fileAgainHint"),
              fileCorrected: t("fileCorrected"),
              fileCorrectedHint: t("fileCorrectedHint"),
              tooLarge: t("refusal.file_too_large", limits),
              submit: t("submit"),
              looking: t("looking"),
              bringing: t("bringing"),
              facts: t("result.facts"),
              ends: t("result.ends"),
              endYear: t("end.year"),
              endPoints: t("end.points"),
              problems: t("result.problems"),
              line: t("column.line"),
              field: t("column.field"),
              problem: t("column.problem"),
            }}
          />
        </Form>
      </Section>
      <Section id="how" title={t("how.title")}>
        <ul className="grid max-w-2xl list-disc gap-2 pl-5">
          <li>{t("how.columns", { required: `${member}, ${points}`, others: others.join(", ") })}</li>
          <li>{t("how.days", { zone: zoneLabel(now, installation.zone) })}</li>
          <li>{t("how.members")}</li>
          <li>{t("how.once")}</li>
          <li>{t("how.stopped")}</li>
        </ul>
      </Section>
      <LatestImports imports={imports} />
    </>
  );
}
