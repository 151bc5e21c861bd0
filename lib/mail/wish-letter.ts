import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/base/locale";
import type { catalogue } from "@/messages/catalogue";
import { messagesIn } from "@/messages/unit-words";
import type { Letter } from "./letter";
import type { TemplateData } from "./templates";

type Translator = ReturnType<typeof createTranslator<(typeof catalogue)["id"], "mail">>;

/** What stopped, why, and where it is switched on again. */
export function wishPausedLetter(
  { purpose, because }: TemplateData["wish-paused"],
  { origin, locale }: { origin: string; locale: Locale },
  t: Translator,
): Omit<Letter, "greeting"> {
  const reasons = createTranslator({ locale, messages: messagesIn(locale), namespace: "saving.paused" });
  return {
    subject: t("wishPaused.subject"),
    preview: t("wishPaused.preview"),
    heading: t(`wishPaused.${purpose}`),
    paragraphs: [reasons(because)],
    facts: [],
    purpose: { kind: "link", label: t("wishPaused.action"), url: `${origin}/saving` },
    note: t("wishPaused.note"),
  };
}
