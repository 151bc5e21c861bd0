import { getTranslations } from "next-intl/server";
import { Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { KeptWords } from "@/components/ui/kept-words";
import { onlyOf } from "@/lib/base/locale";
import { languagesHere } from "@/lib/i18n";
import { FieldGroup, shownRows } from "./field-group";

const keptOf = (values: Record<string, string>, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, values[name]]));

const languages = [
  { suffix: "Id", lang: "id" },
  { suffix: "En", lang: "en" },
] as const;

/** The texts members read above the rules, Indonesian and English side by side. */
export async function TextFields({ values }: { values: Record<string, string> }) {
  const [t, only] = await Promise.all([getTranslations("staff-programme"), languagesHere().then(onlyOf)]);
  return (
    <FieldGroup title={t("edit.texts")} hint={t("edit.textsHint")}>
      {shownRows(values, "text", "TitleId").map((row) => (
        <div key={row} className="grid gap-x-8 gap-y-4 border-t border-line pt-4 lg:grid-cols-2">
          {languages.map(({ suffix, lang }) =>
            only !== null && lang !== only ? (
              <KeptWords
                key={suffix}
                spoken={only}
                values={keptOf(values, [`text${row}Title${suffix}`, `text${row}Body${suffix}`])}
              />
            ) : (
              <div key={suffix} className="grid content-start gap-4">
                <Field
                  name={`text${row}Title${suffix}`}
                  label={t(`field.title${suffix}`, { place: row + 1 })}
                  maxLength={120}
                  defaultValue={values[`text${row}Title${suffix}`] ?? ""}
                />
                <Textarea
                  name={`text${row}Body${suffix}`}
                  label={t(`field.body${suffix}`, { place: row + 1 })}
                  lang={lang}
                  rows={5}
                  maxLength={10_000}
                  defaultValue={values[`text${row}Body${suffix}`] ?? ""}
                />
              </div>
            ),
          )}
        </div>
      ))}
    </FieldGroup>
  );
}
