import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";

const forms = [
  { name: "statement.pdf", key: "pdf" },
  { name: "statement.csv", key: "csv" },
  { name: "statement-excel.csv", key: "excel" },
] as const;

/** The statement of some days: a form of nothing but an address, which works without scripts. */
export async function PeriodForm({ isWrong }: { isWrong: boolean }) {
  const t = await getTranslations("statement");
  return (
    <Section id="period" title={t("period")} lead={t("periodLead")}>
      {isWrong ? <Notice tone="bad">{t("wrongDays")}</Notice> : null}
      <form id="statement-period" action="/activity/statement/statement.pdf" className="mt-4 grid gap-y-4">
        <div className="grid max-w-xl gap-4 sm:grid-cols-2">
          <Field name="from" type="date" label={t("from")} />
          <Field name="until" type="date" label={t("until")} />
        </div>
        <div className="flex flex-wrap gap-3">
          {forms.map(({ name, key }) => (
            <button
              key={key}
              type="submit"
              formAction={`/activity/statement/${name}`}
              className="button button-secondary"
            >
              {t(`form.${key}`)}
            </button>
          ))}
        </div>
      </form>
    </Section>
  );
}
