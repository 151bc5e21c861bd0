import { requestLocale } from "@/lib/i18n";
import { translationsIn } from "@/lib/translations-in";

/**
 * The last resort, for what leads nowhere outside every part of the portal: Next tells it to the browser with every page, so it is
 * words and a link. Addresses nobody knows are global-not-found.tsx's; each part has a not-found.tsx of its own.
 */
export default async function NotFound() {
  const t = translationsIn(await requestLocale(), "errors.notFound");
  return (
    <main className="p-8">
      <h1>{t("title")}</h1>
      <a href="/">{t("action")}</a>
    </main>
  );
}
