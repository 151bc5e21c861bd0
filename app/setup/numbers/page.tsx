import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { atStep } from "../_components/at-step";
import { chosenHere } from "../_components/chosen-here";
import { NumberFields } from "../_components/number-fields";
import { ReckoningPart } from "../_components/reckoning-part";
import { SetupShell } from "../_components/setup-shell";
import { VersionField } from "../_components/version-field";
import { keepNumbers } from "../step-actions";

/** The few figures that decide most, with what they give and cost. */
export default async function NumbersPage() {
  const { setup, installation } = await atStep("numbers");
  const [t, ui, locale] = await Promise.all([getTranslations("setup.numbers"), getTranslations("setup"), getLocale()]);
  const chosen = chosenHere(setup.answers, installation);
  return (
    <SetupShell
      place="numbers"
      answers={setup.answers}
      title={t("title")}
      lead={t("lead", { preset: chosen.preset.name[locale] })}
      why={[t("why", { days: chosen.document.noticeDays }), t("whyExpiry")]}
    >
      <ReckoningPart chosen={chosen} unit={installation.unitNames[locale]} />
      <Form id="numbers" action={keepNumbers}>
        <VersionField version={setup.version} />
        <NumberFields chosen={chosen} unit={installation.unitNames[locale]} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pending={ui("saving")} name="go" value="next">
            {ui("next")}
          </SubmitButton>
          <SubmitButton look="secondary" name="go" value="reckon">
            {t("reckon")}
          </SubmitButton>
        </div>
      </Form>
    </SetupShell>
  );
}
