import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { LookAgain } from "@/components/look-again";
import { Notice } from "@/components/ui/notice";
import { PageTitle, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { findLedgerCheck, listLedgerChecks, newestCheckpoint } from "@/db/queries/ledger-checks";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../_components/address";
import { CheckHistory } from "./_components/check-history";
import { CheckVerdict } from "./_components/check-verdict";
import { Findings } from "./_components/findings";
import { Promises } from "./_components/promises";
import { checkNow } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-invariants"))("title") };
}

export default async function InvariantsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person } = await requireStaff("ledger.check");
  const query = await searchParams;
  const [t, checks, check, checkpoint] = await Promise.all([
    getTranslations("staff-invariants"),
    listLedgerChecks(),
    findLedgerCheck(text(query, "check") || null),
    newestCheckpoint(),
  ]);
  const isUnderWay = checks.some(({ state }) => state === "waiting" || state === "running");
  return (
    <>
      <PageTitle
        title={t("title")}
        lead={t("lead")}
        action={
          <Form id="check" action={checkNow}>
            <SubmitButton pending={t("asking")}>{t("checkNow")}</SubmitButton>
          </Form>
        }
      />
      {isUnderWay ? (
        <div className="mb-4">
          <Notice title={t("running")}>{t("runningHint")}</Notice>
          <LookAgain />
        </div>
      ) : null}
      {check === null && isUnderWay ? null : <CheckVerdict check={check} checkpoint={checkpoint} />}
      {check?.state === "red" ? <Findings check={check} person={person} /> : null}
      <Promises check={check} />
      {checks.length === 0 ? null : (
        <Section id="history" title={t("history")}>
          <CheckHistory checks={checks} />
        </Section>
      )}
    </>
  );
}
