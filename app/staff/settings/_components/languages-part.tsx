import { useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { Checkbox } from "@/components/ui/choice-fields";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Settings } from "@/db/queries/settings";
import { locales } from "@/lib/base/locale";
import { speak } from "../actions";
import { ReadAt } from "./read-at";

/** What the portal speaks: one of them stays on. */
export function LanguagesPart({ settings: { version, languages } }: { settings: Settings }) {
  const t = useTranslations("staff-settings.languages");
  return (
    <Section id="languages" title={t("title")} lead={t("lead")}>
      <Form id="speak" action={speak} className="grid max-w-2xl gap-4">
        <ReadAt version={version} />
        <div className="flex flex-wrap gap-x-8 gap-y-3">
          {locales.map((each) => (
            <Checkbox key={each} name={`speak-${each}`} label={t(each)} defaultChecked={languages.includes(each)} />
          ))}
        </div>
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
