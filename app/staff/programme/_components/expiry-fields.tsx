import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { FieldGroup } from "./field-group";

const policies = ["fixed", "rolling", "calendar", "never"] as const;
const roundings = ["none", "month", "quarter", "year"] as const;

/** How long points live, by kind; only what belongs to the chosen policy is shown. */
export async function ExpiryFields({ values }: { values: Record<string, string> }) {
  const t = await getTranslations("staff-programme");
  return (
    <FieldGroup title={t("edit.expiry")} hint={t("edit.expiryHint")}>
      {(["base", "bonus"] as const).map((kind) => {
        const field = (part: string, label: string, more: { hint?: string; inputMode?: "numeric" | "text" } = {}) => (
          <Field name={`${kind}${part}`} label={label} defaultValue={values[`${kind}${part}`] ?? ""} {...more} />
        );
        const numeric = { inputMode: "numeric" } as const;
        return (
          <div key={kind} className="group/policy grid items-end gap-4 border-t border-line pt-4 sm:grid-cols-3">
            <Select
              name={`${kind}Policy`}
              label={t(`field.${kind}Policy`)}
              options={policies.map((value) => ({ value, label: t(`policy.${value}`) }))}
              defaultValue={values[`${kind}Policy`]}
            />
            <Lasting>{field("Months", t(`field.${kind}Months`), numeric)}</Lasting>
            <Lasting>
              <Select
                name={`${kind}Round`}
                label={t(`field.${kind}Round`)}
                options={roundings.map((value) => ({ value, label: t(`round.${value}`) }))}
                defaultValue={values[`${kind}Round`] ?? "month"}
              />
            </Lasting>
            <div className="hidden group-has-[option[value=rolling]:checked]/policy:block">
              {field("Activity", t("field.activity"), { hint: t("field.activityHint") })}
            </div>
            <div className="hidden group-has-[option[value=calendar]:checked]/policy:block">
              {field("On", t("field.onDay"), { hint: t("field.onDayHint") })}
            </div>
            <div className="hidden group-has-[option[value=calendar]:checked]/policy:block">
              {field("LeastDays", t("field.leastDays"), { ...numeric, hint: t("field.leastDaysHint") })}
            </div>
            <Extending>
              {field("ExtensionMonths", t("field.extensionMonths"), { ...numeric, hint: t("field.extensionHint") })}
            </Extending>
            <Extending>
              {field("ExtensionActivity", t("field.extensionActivity"), { hint: t("field.activityHint") })}
            </Extending>
            <Extending>{field("ExtensionWithin", t("field.extensionWithin"), numeric)}</Extending>
          </div>
        );
      })}
    </FieldGroup>
  );
}

/** For points that live some months, from earning or from the last activity. */
function Lasting({ children }: { children: ReactNode }) {
  return (
    <div className="hidden group-has-[option[value=fixed]:checked]/policy:block group-has-[option[value=rolling]:checked]/policy:block">
      {children}
    </div>
  );
}

/** For points whose end can be put off once. */
function Extending({ children }: { children: ReactNode }) {
  return (
    <div className="hidden group-has-[option[value=fixed]:checked]/policy:block group-has-[option[value=calendar]:checked]/policy:block">
      {children}
    </div>
  );
}
