import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { activityBoxes } from "../activities";
import { Boxes } from "./boxes";
import { FieldGroup } from "./field-group";

const policies = ["fixed", "rolling", "calendar", "never"] as const;
const roundings = ["none", "month", "quarter", "year"] as const;

/** How long points live, by kind; only what belongs to the chosen policy is shown. */
export async function ExpiryFields(props: { values: Record<string, string>; document: TermsDocument }) {
  const { values, document } = props;
  const [t, activities, locale] = await Promise.all([
    getTranslations("staff-programme"),
    getTranslations("expiry.activities"),
    getLocale(),
  ]);
  const boxes = (name: string, label: string) => (
    <Boxes
      {...{ name, label, values }}
      boxes={activityBoxes(name, values, { document, locale, named: (kind) => activities(kind) })}
    />
  );
  return (
    <FieldGroup title={t("edit.expiry")} hint={t("edit.expiryHint")}>
      {(["base", "bonus"] as const).map((kind) => {
        const field = (part: string, label: string, more: { hint?: string; inputMode?: "numeric" | "text" } = {}) => (
          <Field name={`${kind}${part}`} label={label} defaultValue={values[`${kind}${part}`] ?? ""} {...more} />
        );
        const numeric = { inputMode: "numeric" } as const;
        return (
          <div
            key={kind}
            className="group/policy field-rows -mb-2 grid border-t border-line pt-4 sm:grid-cols-[4fr_3fr_3fr]"
          >
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
            <div className="field-when hidden group-has-[option[value=rolling]:checked]/policy:contents">
              {boxes(`${kind}Activity`, t("field.activity"))}
            </div>
            <div className="field-when hidden group-has-[option[value=calendar]:checked]/policy:contents">
              {field("On", t("field.onDay"), { hint: t("field.onDayHint") })}
            </div>
            <div className="field-when hidden group-has-[option[value=calendar]:checked]/policy:contents">
              {field("LeastDays", t("field.leastDays"), { ...numeric, hint: t("field.leastDaysHint") })}
            </div>
            <Extending>
              {field("ExtensionMonths", t("field.extensionMonths"), { ...numeric, hint: t("field.extensionHint") })}
            </Extending>
            <Extending>{field("ExtensionWithin", t("field.extensionWithin"), numeric)}</Extending>
            <Extending>{boxes(`${kind}ExtensionActivity`, t("field.extensionActivity"))}</Extending>
          </div>
        );
      })}
    </FieldGroup>
  );
}

/** For points that live some months, from earning or from the last activity. */
function Lasting({ children }: { children: ReactNode }) {
  return (
    <div className="field-when hidden group-has-[option[value=fixed]:checked]/policy:contents group-has-[option[value=rolling]:checked]/policy:contents">
      {children}
    </div>
  );
}

/** For points whose end can be put off once. */
function Extending({ children }: { children: ReactNode }) {
  return (
    <div className="field-when hidden group-has-[option[value=fixed]:checked]/policy:contents group-has-[option[value=calendar]:checked]/policy:contents">
      {children}
    </div>
  );
}
