import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/list-tools";
import { PageTitle } from "@/components/ui/section";
import { listPlans, planStates } from "@/db/queries/reward-plans";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { address, choice, type Query, text } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { DoneLine } from "../../_components/done-line";
import { PlanList } from "../_components/plan-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-catalogue"))("plan.title") };
}

/** Every change that is to take effect by itself, and those that did. */
export default async function PlannedChangesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person } = await requireStaff("rewards.view");
  const [query, t, words] = await Promise.all([searchParams, getTranslations("staff-catalogue.plan"), inWords()]);
  const state = choice(query, "state", planStates) ?? "planned";
  const plans = await listPlans(state, words.locale);
  return (
    <>
      <PageTitle above={<BackLink href="/staff/rewards" label={t("back")} />} title={t("title")} lead={t("lead")} />
      {text(query, "done") === "cancelled" ? <DoneLine sentence={t("cancelled")} /> : null}
      <FilterChips
        label={t("show")}
        chips={planStates.map((each) => ({
          href: address("/staff/rewards/planned", { state: each }),
          label: t(`state.${each}`),
          current: state === each,
        }))}
      />
      <div className="mt-4">
        {plans.length === 0 ? (
          <EmptyState kind="finished" headingLevel={2} title={t("none")}>
            <p>{t("noneLead")}</p>
          </EmptyState>
        ) : (
          <PlanList plans={plans} mayEdit={grant(person, "rewards.edit") !== null} isNamed={true} />
        )}
      </div>
    </>
  );
}
