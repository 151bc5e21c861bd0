import type { createTranslator } from "next-intl";
import { formatInstant } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";
import type { VersionWithChanges } from "@/lib/loyalty/terms-changes";
import { wordsOfTerms } from "@/lib/terms-in-words";
import type { catalogue } from "@/messages/catalogue";
import type { Letter } from "./letter";

type Translator = ReturnType<typeof createTranslator<(typeof catalogue)["id"], "mail">>;
type Occasion = { origin: string; programme: string; zone: string; locale: Locale };

/** How many changes a mail tells of; the page it leads to has them all. */
const TOLD = 12;
const rank = { worse: 0, better: 1, neutral: 2 } as const;

/** What a new version of the terms changes, what is for the worse first, and from when. */
export function termsLetter(
  { terms, changes, isForTheWorse }: VersionWithChanges,
  { origin, programme, zone, locale }: Occasion,
  t: Translator,
): Omit<Letter, "greeting"> {
  const words = wordsOfTerms(terms, locale);
  const at = formatInstant(terms.effectiveFrom, zone, locale);
  const told = [...changes].sort((a, b) => rank[a.effect] - rank[b.effect]).slice(0, TOLD);
  const more = changes.length - told.length;
  return {
    subject: t("termsChanged.subject", { programme }),
    preview: t("termsChanged.preview", { at }),
    heading: t("termsChanged.heading"),
    paragraphs: [
      t("termsChanged.body", { programme, at }),
      ...(isForTheWorse ? [t("termsChanged.worse")] : []),
      ...(more > 0 ? [t("termsChanged.more", { more })] : []),
    ],
    facts: told.map((change) => {
      const { title, before, after } = words.change(change);
      const isLong = change.what === "text" || before.length + after.length > 160;
      return {
        label: title,
        value: isLong ? t("termsChanged.reworded") : t("termsChanged.becomes", { before, after }),
      };
    }),
    purpose: {
      kind: "link",
      label: t("termsChanged.action"),
      url: `${origin}/terms/changes#version-${terms.version}`,
    },
    note: t("termsChanged.note"),
  };
}
