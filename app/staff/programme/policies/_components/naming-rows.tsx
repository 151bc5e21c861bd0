import { getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { KeptWords } from "@/components/ui/kept-words";
import { isLocale, onlyOf } from "@/lib/base/locale";
import { zoneName } from "@/lib/base/zone";
import { languagesHere } from "@/lib/i18n";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { FieldGroup } from "../../_components/field-group";

type Props = { document: TermsDocument; values: Record<string, string> };

/** In which zone days begin, and what a point costs the programme. */
export async function ValueFields({ document, values }: Props) {
  const t = await getTranslations("staff-rules.policies");
  const zones = [...new Set(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", document.zone])];
  return (
    <FieldGroup title={t("value")} hint={t("valueHint")}>
      <div className="field-rows -mb-5 grid sm:grid-cols-2 lg:grid-cols-4">
        <Field name="value.points" label={t("points")} inputMode="numeric" defaultValue={values["value.points"]} />
        <Field name="value.minor" label={t("minor")} inputMode="decimal" defaultValue={values["value.minor"]} />
        <Select
          name="value.currency"
          label={t("currency")}
          options={Object.keys(document.rates).map((value) => ({ value, label: value }))}
          defaultValue={values["value.currency"]}
        />
        <Select
          name="zone"
          label={t("zone")}
          options={zones.map((value) => ({ value, label: zoneName(value) }))}
          defaultValue={document.zone}
        />
      </div>
    </FieldGroup>
  );
}

/** Kinds of events and names of what rules speak of, a row each, with an empty one for another. */
export async function NamingRows({ document, values }: Props) {
  const [t, only] = await Promise.all([getTranslations("staff-rules.policies"), languagesHere().then(onlyOf)]);
  const sorts = [
    { name: "event", count: document.events.length, fields: ["code", "id", "en", "fields"] },
    { name: "label", count: Object.keys(document.earning.labels).length, fields: ["code", "id", "en"] },
  ] as const;
  return sorts.map(({ name, count, fields }) => (
    <FieldGroup key={name} title={t(name)} hint={t(`${name}Hint`)}>
      {Array.from({ length: count + 1 }, (_, row) => `${name}.${row}`).map((row, place) => (
        <div key={row} className="field-rows -mb-5 grid border-t border-line pt-3 sm:grid-cols-2 lg:grid-cols-4">
          {fields.map((field) =>
            only !== null && isLocale(field) && field !== only ? (
              <KeptWords key={field} spoken={only} values={{ [`${row}.${field}`]: values[`${row}.${field}`] }} />
            ) : (
              <Field
                key={field}
                name={`${row}.${field}`}
                label={t(`column.${field}`, { row: place + 1 })}
                maxLength={100}
                defaultValue={values[`${row}.${field}`] ?? ""}
              />
            ),
          )}
        </div>
      ))}
    </FieldGroup>
  ));
}
