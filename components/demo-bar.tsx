import { getTranslations } from "next-intl/server";

/** Says on every page that nothing here is real. Only in the demonstration. */
export async function DemoBar() {
  const t = await getTranslations("shell");
  return (
    <aside
      aria-label={t("demo.label")}
      className="bg-warn-soft px-5 py-1.5 text-center text-note font-semibold text-warn"
    >
      {t("demo.text")}
    </aside>
  );
}
