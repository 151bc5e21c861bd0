import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { FieldGroup, shownRows } from "./field-group";

type Values = { values: Record<string, string> };

/** What purchases earn, by currency, and after how many days it can be spent, by channel. */
export async function RateFields({ values }: Values) {
  const t = await getTranslations("staff-programme");
  return (
    <>
      <Field
        name="title"
        label={t("field.title")}
        hint={t("field.titleHint")}
        maxLength={120}
        defaultValue={values.title}
      />
      <FieldGroup title={t("edit.rates")} hint={t("edit.emptyRow")}>
        {shownRows(values, "rate", "Currency").map((row) => (
          <div key={row} className="field-rows -mb-5 grid sm:grid-cols-3">
            {(["Currency", "Points", "Money"] as const).map((field) => (
              <Field
                key={field}
                name={`rate${row}${field}`}
                label={`${t(`field.rate${field}`)} ${row + 1}`}
                inputMode={field === "Currency" ? "text" : field === "Points" ? "numeric" : "decimal"}
                maxLength={field === "Currency" ? 3 : 15}
                defaultValue={values[`rate${row}${field}`] ?? ""}
              />
            ))}
          </div>
        ))}
      </FieldGroup>
      <FieldGroup title={t("edit.pending")} hint={t("edit.emptyRow")}>
        {shownRows(values, "pending", "Channel").map((row) => (
          <div key={row} className="field-rows -mb-5 grid sm:grid-cols-3">
            {(["Channel", "Days"] as const).map((field) => (
              <Field
                key={field}
                name={`pending${row}${field}`}
                label={`${t(`field.pending${field}`)} ${row + 1}`}
                inputMode={field === "Days" ? "numeric" : "text"}
                maxLength={60}
                defaultValue={values[`pending${row}${field}`] ?? ""}
              />
            ))}
          </div>
        ))}
      </FieldGroup>
    </>
  );
}

/** Cancelling, restoring and giving notice. */
export async function PolicyFields({ values }: Values) {
  const t = await getTranslations("staff-programme");
  return (
    <FieldGroup title={t("edit.policy")}>
      <div className="field-rows -mb-5 grid sm:grid-cols-3">
        {(["cancelHours", "restoreDays", "noticeDays"] as const).map((name) => (
          <Field
            key={name}
            name={name}
            label={t(`field.${name}`)}
            hint={t(`field.${name}Hint`)}
            inputMode="numeric"
            defaultValue={values[name]}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
