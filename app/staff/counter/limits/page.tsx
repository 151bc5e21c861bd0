import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { findCounterLimits } from "@/db/queries/stores";
import { formatMoney, formatPoints } from "@/lib/base/format";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { limit } from "../limit-action";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-counter"))("limits.title") };
}

export default async function CounterLimitsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person, installation } = await requireStaff("counter.supervise");
  const [t, counter, locale, query, limits] = await Promise.all([
    getTranslations("staff-counter.limits"),
    getTranslations("staff-counter"),
    getLocale(),
    searchParams,
    findCounterLimits(person.id),
  ]);
  const { currency, unitNames } = installation;
  const amount = formatMoney(limits.aloneMinor, currency, locale);
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/counter" label={counter("back")} />}
        title={t("title")}
        lead={t("lead")}
      />
      {text(query, "done") === "kept" ? <Notice tone="good">{t("kept")}</Notice> : null}
      <Form id="counter-limits" action={limit} className="mt-6 grid max-w-4xl gap-2">
        <input type="hidden" name="version" value={limits.version} />
        <div className="field-rows grid sm:grid-cols-3">
          <Field
            name="points"
            label={t("points", { unit: unitNames[locale] })}
            hint={t("pointsHint")}
            inputMode="numeric"
            defaultValue={formatPoints(limits.pointsPerDay, locale)}
            required
          />
          <Field
            name="amount"
            label={t("amount", { currency })}
            hint={t("amountHint")}
            inputMode="decimal"
            defaultValue={amount}
            required
          />
          <Field
            name="minutes"
            label={t("minutes")}
            hint={t("minutesHint")}
            inputMode="numeric"
            defaultValue={String(limits.undoMinutes)}
            required
          />
        </div>
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </Form>
    </>
  );
}
