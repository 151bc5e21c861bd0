import { getLocale, getTranslations } from "next-intl/server";
import { chooseLocale, chooseTheme } from "@/app/appearance-actions";
import { Form } from "@/components/form";
import { Icon, type IconName } from "@/components/ui/icon";
import { locales } from "@/lib/base/locale";
import { requestTheme, type Theme, themes } from "@/lib/theme";

const themeIcons: Record<Theme, IconName> = { system: "system", light: "light", dark: "dark" };

/** Language and appearance, each a small form of buttons that works without JavaScript. Once on a page. */
export async function AppearanceForms() {
  const [t, locale, theme] = await Promise.all([getTranslations("shell"), getLocale(), requestTheme()]);
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-3">
      <Form id="locale" action={chooseLocale}>
        <fieldset className="-mx-3 flex flex-wrap items-center gap-1">
          <legend className="sr-only">{t("locale.label")}</legend>
          {locales.map((each) => (
            <button
              key={each}
              type="submit"
              name="locale"
              value={each}
              lang={each}
              aria-pressed={each === locale}
              className="switch"
            >
              {t(`locale.${each}`)}
            </button>
          ))}
        </fieldset>
      </Form>
      <Form id="theme" action={chooseTheme}>
        <fieldset className="-mx-3 flex flex-wrap items-center gap-1">
          <legend className="sr-only">{t("theme.label")}</legend>
          {themes.map((each) => (
            <button key={each} type="submit" name="theme" value={each} aria-pressed={each === theme} className="switch">
              <Icon name={themeIcons[each]} size={17} />
              {t(`theme.${each}`)}
            </button>
          ))}
        </fieldset>
      </Form>
    </div>
  );
}
