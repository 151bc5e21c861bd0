import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/section";
import { listCategories } from "@/db/queries/staff-rewards";
import { termsHistory } from "@/db/queries/terms";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../_components/back-link";
import { RewardForm } from "../_components/reward-form";
import { create } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-rewards"))("form.newTitle") };
}

export default async function NewRewardPage() {
  const { installation, now } = await requireStaff("rewards.edit");
  const [t, locale, categories, history] = await Promise.all([
    getTranslations("staff-rewards"),
    getLocale(),
    listCategories(),
    termsHistory(),
  ]);
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/rewards" label={t("page.back")} />}
        title={t("form.newTitle")}
        lead={t("form.newLead")}
      />
      <RewardForm
        action={create}
        reward={null}
        categories={categories}
        terms={termsAsOf(history, now)}
        zone={installation.zone}
        currency={installation.currency}
        unit={installation.unitNames[locale]}
        now={now}
      />
    </>
  );
}
