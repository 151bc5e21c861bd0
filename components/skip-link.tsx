import { useTranslations } from "next-intl";

/** The first thing the keyboard meets: past the menus, to `#main`. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a
      href="#main"
      className="sr-only z-50 focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:rounded-control focus:bg-accent focus:px-4 focus:py-3 focus:font-semibold focus:text-on-accent"
    >
      {t("skip")}
    </a>
  );
}
