import { getTranslations } from "next-intl/server";

/** Says on every page that nothing here is real. Only in the demonstration. */
export async function DemoBar() {
  const t = await getTranslations("shell");
  return (
    <p role="note" className="bg-warn-soft px-5 py-1.5 text-center text-note font-semibold text-warn">
      {t("staff.demo")}
    </p>
  );
}
