import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { presets } from "@/lib/loyalty/presets";
import { atStep } from "../_components/at-step";
import { PresetCard } from "../_components/preset-card";
import { SetupShell } from "../_components/setup-shell";
import { VersionField } from "../_components/version-field";
import { choosePreset } from "../step-actions";

/** Seven places to begin, side by side, with what each gives and costs. */
export default async function PresetPage() {
  const { setup, installation } = await atStep("preset");
  const [t, ui] = await Promise.all([getTranslations("setup.preset"), getTranslations("setup")]);
  const chosen = setup.answers.preset ?? presets[0]?.code;
  return (
    <SetupShell place="preset" answers={setup.answers} title={t("title")} lead={t("lead")} why={[t("why")]}>
      <Form id="preset" action={choosePreset}>
        <VersionField version={setup.version} />
        <fieldset className="grid gap-4">
          <legend className="sr-only">{t("choice")}</legend>
          {presets.map((preset) => (
            <PresetCard
              key={preset.code}
              preset={preset}
              currency={installation.currency}
              zone={installation.zone}
              isChosen={preset.code === chosen}
            />
          ))}
        </fieldset>
        <SubmitButton pending={ui("saving")}>{ui("next")}</SubmitButton>
      </Form>
    </SetupShell>
  );
}
