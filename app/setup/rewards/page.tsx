import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { reckon } from "@/lib/loyalty/presets/reckoning";
import { atStep } from "../_components/at-step";
import { chosenHere } from "../_components/chosen-here";
import { SetupShell } from "../_components/setup-shell";
import { StarterFields } from "../_components/starter-fields";
import { VersionField } from "../_components/version-field";
import { keepRewards } from "../step-actions";

/** What members can redeem from the first day. */
export default async function RewardsPage() {
  const { setup, installation } = await atStep("rewards");
  const [t, ui, locale] = await Promise.all([getTranslations("setup.rewards"), getTranslations("setup"), getLocale()]);
  const chosen = chosenHere(setup.answers, installation);
  const { basket } = reckon(chosen.document, chosen.preset, chosen.currency, chosen.numbers.basketMinor);
  return (
    <SetupShell
      place="rewards"
      answers={setup.answers}
      title={t("title")}
      lead={t("lead")}
      why={[t("why", { each: chosen.preset.each }), t("whyPrice")]}
    >
      <Form id="rewards" action={keepRewards}>
        <VersionField version={setup.version} />
        {chosen.rewards.map((reward) => (
          <StarterFields
            key={reward.starter.slug}
            reward={reward}
            chosen={chosen}
            basketPoints={basket.points}
            unit={installation.unitNames[locale]}
          />
        ))}
        <SubmitButton pending={ui("saving")}>{ui("next")}</SubmitButton>
      </Form>
    </SetupShell>
  );
}
