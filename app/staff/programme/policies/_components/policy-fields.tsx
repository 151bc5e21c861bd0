import { getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import type { Locale } from "@/lib/base/locale";
import { atBeginning } from "@/lib/base/sentence";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { wordsOfTerms } from "@/lib/terms-in-words";
import { FieldGroup } from "../../_components/field-group";
import { type PolicyPart, policiesOf } from "../policy-parts";

type Props = { document: TermsDocument; values: Record<string, string>; locale: Locale };

/** Every policy under its own heading, in the words in which changes of it are announced. */
export function PolicyGroups({ document, values, locale }: Props) {
  const words = wordsOfTerms(document, locale);
  const said = (key: string) => atBeginning(words.place([key]));
  return policiesOf(document).map(({ section, parts }) => (
    <FieldGroup key={section} title={said(section)}>
      <div className="field-rows -mb-5 grid sm:grid-cols-2 lg:grid-cols-3">
        {parts.map((part) => (
          <PolicyField key={part.name} part={part} value={values[part.name] ?? ""} said={said} />
        ))}
      </div>
    </FieldGroup>
  ));
}

async function PolicyField(props: { part: PolicyPart; value: string; said: (key: string) => string }) {
  const { part, value, said } = props;
  const t = await getTranslations("staff-rules");
  const common = { name: part.name, label: said(part.key), defaultValue: value };
  switch (part.as) {
    case "yes":
      return <Select {...common} options={(["yes", "no"] as const).map((each) => ({ value: each, label: t(each) }))} />;
    case "choice":
      return <Select {...common} options={part.of.map((each) => ({ value: each, label: said(each) }))} />;
    case "number":
      return <Field {...common} inputMode="numeric" maxLength={15} />;
    case "money":
      return <Field {...common} label={`${said(part.key)} (${part.currency})`} inputMode="decimal" maxLength={15} />;
  }
}
