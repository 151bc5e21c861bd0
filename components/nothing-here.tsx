import { NothingHereView } from "@/components/nothing-here-view";
import { requestLocale } from "@/lib/i18n";
import { translationsIn } from "@/lib/translations-in";

/**
 * What a page says that does not exist, or not for whoever is asking; inside the surroundings of its part of the portal. Next tells it to
 * the browser with every page of that part, so it is words for one component. `home`: where whoever is signed in goes on from.
 */
export async function NothingHere({ home = null }: { home?: string | null }) {
  const t = translationsIn(await requestLocale(), "errors.notFound");
  return (
    <NothingHereView title={t("title")} body={t("body")} action={t(home ? "home" : "action")} href={home ?? "/"} />
  );
}
