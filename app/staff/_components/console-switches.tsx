import { getTranslations } from "next-intl/server";
import { ButtonForm } from "@/components/ui/button-form";
import { consoleChoices, densities } from "@/lib/console-choices";
import { chooseDensity, chooseKeys } from "../console-actions";

/** How close lines stand, and whether single keys do anything: small forms of buttons, remembered by this browser. */
export async function ConsoleSwitches() {
  const [t, { density, areSingleKeysOn }] = await Promise.all([getTranslations("staff-console"), consoleChoices()]);
  const keys = [
    { value: "on", isChosen: areSingleKeysOn, word: t("keys.on") },
    { value: "off", isChosen: !areSingleKeysOn, word: t("keys.offShort") },
  ];
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-3">
      <ButtonForm id="density" action={chooseDensity}>
        <fieldset className="-mx-3 flex flex-wrap items-center gap-1">
          <legend className="sr-only">{t("density.label")}</legend>
          {densities.map((each) => (
            <button
              key={each}
              type="submit"
              name="density"
              value={each}
              aria-pressed={each === density}
              className="switch"
            >
              {t(`density.${each}`)}
            </button>
          ))}
        </fieldset>
      </ButtonForm>
      <ButtonForm id="single-keys" action={chooseKeys}>
        <fieldset className="-mx-3 flex flex-wrap items-center gap-1">
          <legend className="float-start px-3 text-note text-ink-soft">{t("keys.switch")}</legend>
          {keys.map(({ value, isChosen, word }) => (
            <button key={value} type="submit" name="keys" value={value} aria-pressed={isChosen} className="switch">
              {word}
            </button>
          ))}
        </fieldset>
      </ButtonForm>
    </div>
  );
}
