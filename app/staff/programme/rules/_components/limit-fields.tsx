import { getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import type { EarningRule, EarningSection } from "@/lib/loyalty/earning-rules";
import { FieldGroup } from "../../_components/field-group";

type Props = { rule: EarningRule | null; values: Record<string, string>; section: EarningSection };

/** How far a rule goes: each time, for a member, for all members together, and beside the rules of its group. */
export async function LimitFields({ rule, values, section }: Props) {
  const t = await getTranslations("staff-rules");
  const periods = (["day", "week", "month", "year", "ever"] as const).map((value) => ({
    value,
    label: t(`period.${value}`),
  }));
  const limits = (["points", "times"] as const).map((value) => ({ value, label: t(`limit.${value}`) }));
  const rows = (count: number) => Array.from({ length: count + 1 }, (_, row) => row);
  const per = (name: string, row: number) => (
    <Select
      name={`${name}.per`}
      label={t("limit.per", { row: row + 1 })}
      options={periods}
      defaultValue={values[`${name}.per`] ?? "month"}
    />
  );
  const figure = (name: string, label: string, hint?: string) => (
    <Field name={name} label={label} hint={hint} inputMode="numeric" defaultValue={values[name] ?? ""} />
  );
  return (
    <FieldGroup title={t("limit.title")} hint={t("limit.hint")}>
      <div className="field-rows -mb-5 grid sm:grid-cols-3">{figure("caps.event", t("limit.event"))}</div>
      <p className="pt-3 font-semibold">{t("limit.member")}</p>
      {rows(rule?.caps.member.length ?? 0).map((row) => (
        <div key={row} className="field-rows -mb-5 grid sm:grid-cols-3">
          {figure(`caps.member.${row}.most`, t("limit.most", { row: row + 1 }))}
          <Select
            name={`caps.member.${row}.what`}
            label={t("limit.what", { row: row + 1 })}
            options={limits}
            defaultValue={values[`caps.member.${row}.what`] ?? "points"}
          />
          {per(`caps.member.${row}`, row)}
        </div>
      ))}
      <p className="pt-3 font-semibold">{t("limit.budget")}</p>
      <p className="-mt-3 max-w-2xl text-note text-ink-soft">{t("limit.budgetHint")}</p>
      {rows(rule?.budgets.length ?? 0).map((row) => (
        <div key={row} className="field-rows -mb-5 grid sm:grid-cols-3">
          {figure(`budgets.${row}.points`, t("limit.budgetPoints", { row: row + 1 }))}
          {section.pointValue ? figure(`budgets.${row}.minor`, t("limit.budgetMoney", { row: row + 1 })) : null}
          {per(`budgets.${row}`, row)}
        </div>
      ))}
      <div className="sm:max-w-md">
        <Field
          name="group"
          label={t("limit.group")}
          hint={t("limit.groupHint")}
          maxLength={40}
          defaultValue={values.group ?? ""}
        />
      </div>
    </FieldGroup>
  );
}
