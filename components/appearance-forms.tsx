import { useLocale, useTranslations } from "next-intl";
import { use } from "react";
import { requestTheme } from "@/lib/theme";
import { AppearanceSwitches } from "./appearance-switches";

/** Language and appearance, each a small form of buttons that works without JavaScript. Once on a page. */
export function AppearanceForms() {
  const t = useTranslations("shell");
  const words = {
    locale: { label: t("locale.label"), id: t("locale.id"), en: t("locale.en") },
    theme: {
      label: t("theme.label"),
      system: t("theme.system"),
      light: t("theme.light"),
      dark: t("theme.dark"),
    },
  };
  return <AppearanceSwitches locale={useLocale()} theme={use(requestTheme())} words={words} />;
}
