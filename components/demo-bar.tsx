import { getLocale, getTranslations } from "next-intl/server";
import { hasMailbox } from "@/app/demo/mailbox/has-mailbox";
import { realNow } from "@/lib/base/clock";
import { formatInstant } from "@/lib/base/format-time";
import { currentVisit } from "@/lib/session";

const MOVED_MS = 60_000;

/** Says on every page of a demonstration that nothing here is real, and what time the programme has when its clock was moved. */
export async function DemoBar() {
  const [t, locale, { installation, now }] = await Promise.all([getTranslations("shell"), getLocale(), currentVisit()]);
  if (!installation.isDemonstration) return null;
  const isMoved = now.getTime() - realNow().getTime() > MOVED_MS;
  return (
    <aside
      aria-label={t("demo.label")}
      className="bg-warn-soft px-5 py-1.5 text-center text-note font-semibold text-warn"
    >
      {isMoved ? t("demo.moved", { at: formatInstant(now, installation.zone, locale) }) : t("demo.text")}{" "}
      {(await hasMailbox()) ? (
        <a href="/demo/mailbox" className="underline underline-offset-4">
          {t("demo.mailbox")}
        </a>
      ) : null}
    </aside>
  );
}
