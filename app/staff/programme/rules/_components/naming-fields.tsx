import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { KeptWords } from "@/components/ui/kept-words";
import { locales, onlyOf } from "@/lib/base/locale";
import { languagesHere } from "@/lib/i18n";

/** A name in every language that is spoken. */
export async function NamingFields({ values }: { values: Record<string, string> }) {
  const [t, only] = await Promise.all([getTranslations("staff-rules"), languagesHere().then(onlyOf)]);
  return (
    <div className="field-rows -mb-5 grid sm:grid-cols-2">
      {locales.map((language) =>
        only !== null && language !== only ? (
          <KeptWords key={language} spoken={only} values={{ [`name.${language}`]: values[`name.${language}`] }} />
        ) : (
          <Field
            key={language}
            name={`name.${language}`}
            label={t(`name.${language}`)}
            maxLength={80}
            defaultValue={values[`name.${language}`] ?? ""}
          />
        ),
      )}
    </div>
  );
}
