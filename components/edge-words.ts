import { hasMailbox } from "@/app/demo/mailbox/has-mailbox";
import type { AppearanceWords } from "@/components/appearance-switches";
import { realNow } from "@/lib/base/clock";
import { formatInstant } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";
import { requestLocale } from "@/lib/i18n";
import { currentVisit } from "@/lib/session";
import { requestTheme, type Theme } from "@/lib/theme";
import { translationsIn } from "@/lib/translations-in";

/** What stands at the edges of every page, in words: the way past the menus, the demonstration's bar, signing out, and the foot. */
export type EdgeWords = {
  skip: string;
  /** Null where this is no demonstration. */
  demo: { label: string; text: string; mailbox: string | null } | null;
  signOut: { action: string; pending: string };
  terms: string;
  appearance: { locale: Locale; languages: readonly Locale[]; theme: Theme; words: AppearanceWords };
};

const MOVED_MS = 60_000;

export async function edgeWords(): Promise<EdgeWords> {
  const [locale, theme, { installation, now }, isMailboxOpen] = await Promise.all([
    requestLocale(),
    requestTheme(),
    currentVisit(),
    hasMailbox(),
  ]);
  const t = translationsIn(locale, "shell");
  const auth = translationsIn(locale, "auth.signOut");
  const isMoved = now.getTime() - realNow().getTime() > MOVED_MS;
  const text = () =>
    isMoved ? t("demo.moved", { at: formatInstant(now, installation.zone, locale) }) : t("demo.text");
  return {
    skip: t("skip"),
    demo: installation.isDemonstration
      ? { label: t("demo.label"), text: text(), mailbox: isMailboxOpen ? t("demo.mailbox") : null }
      : null,
    signOut: { action: auth("action"), pending: auth("pending") },
    terms: t("footer.terms"),
    appearance: {
      locale,
      languages: installation.languages,
      theme,
      words: {
        locale: { label: t("locale.label"), id: t("locale.id"), en: t("locale.en") },
        theme: {
          label: t("theme.label"),
          system: t("theme.system"),
          light: t("theme.light"),
          dark: t("theme.dark"),
        },
      },
    },
  };
}
