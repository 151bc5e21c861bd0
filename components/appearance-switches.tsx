"use client";

import { chooseLocale, chooseTheme } from "@/app/appearance-actions";
import { ButtonForm } from "@/components/ui/button-form";
import { LeafIcon, type LeafIconName } from "@/components/ui/leaf-icon";
import type { Locale } from "@/lib/base/locale";
import type { Theme } from "@/lib/theme";

const themes: { name: Theme; icon: LeafIconName }[] = [
  { name: "system", icon: "system" },
  { name: "light", icon: "light" },
  { name: "dark", icon: "dark" },
];

export type AppearanceWords = {
  locale: { label: string } & Record<Locale, string>;
  theme: { label: string } & Record<Theme, string>;
};

type Props = { locale: Locale; languages: readonly Locale[]; theme: Theme; words: AppearanceWords };

/** The two forms of `AppearanceForms`, drawn from what is chosen and from words; of one language there is nothing to choose. */
export function AppearanceSwitches({ locale, languages, theme, words }: Props) {
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-3">
      {languages.length < 2 ? null : (
        <ButtonForm id="locale" action={chooseLocale}>
          <fieldset className="-mx-3 flex flex-wrap items-center gap-1">
            <legend className="sr-only">{words.locale.label}</legend>
            {languages.map((each) => (
              <button
                key={each}
                type="submit"
                name="locale"
                value={each}
                lang={each}
                aria-pressed={each === locale}
                className="switch"
              >
                {words.locale[each]}
              </button>
            ))}
          </fieldset>
        </ButtonForm>
      )}
      <ButtonForm id="theme" action={chooseTheme}>
        <fieldset className="-mx-3 flex flex-wrap items-center gap-1">
          <legend className="sr-only">{words.theme.label}</legend>
          {themes.map(({ name, icon }) => (
            <button key={name} type="submit" name="theme" value={name} aria-pressed={name === theme} className="switch">
              <LeafIcon name={icon} size={17} />
              {words.theme[name]}
            </button>
          ))}
        </fieldset>
      </ButtonForm>
    </div>
  );
}
