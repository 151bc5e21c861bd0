import type { createTranslator } from "next-intl";
import { formatInstant } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";
import type { catalogue } from "@/messages/catalogue";
import type { Letter } from "./letter";
import type { TemplateData } from "./templates";

type Translator = ReturnType<typeof createTranslator<(typeof catalogue)["id"], "mail">>;
type Occasion = { origin: string; zone: string; locale: Locale };
type Written = Omit<Letter, "greeting">;

/** Each step of a dispute that its member is told of; what was said stands on the page it leads to, never in a mail. */
export const disputeLetters = {
  "dispute-opened": ({ disputeId, answerBy }: TemplateData["dispute-opened"], occasion: Occasion, t: Translator) => ({
    ...letter("opened", disputeId, occasion, t),
    // Good up to midnight is good until 23.59 of the day before.
    facts: [
      {
        label: t("dispute.answerBy"),
        value: formatInstant(new Date(Date.parse(answerBy) - 1), occasion.zone, occasion.locale),
      },
    ],
  }),
  "dispute-asked": ({ disputeId }: TemplateData["dispute-asked"], occasion: Occasion, t: Translator) =>
    letter("asked", disputeId, occasion, t),
  "dispute-accepted": ({ disputeId }: TemplateData["dispute-accepted"], occasion: Occasion, t: Translator) =>
    letter("accepted", disputeId, occasion, t),
  "dispute-refused": ({ disputeId }: TemplateData["dispute-refused"], occasion: Occasion, t: Translator) =>
    letter("refused", disputeId, occasion, t),
};

type Step = "opened" | "asked" | "accepted" | "refused";

function letter(step: Step, disputeId: string, { origin }: Occasion, t: Translator): Written {
  return {
    subject: t(`dispute.${step}.subject`),
    preview: t(`dispute.${step}.preview`),
    heading: t(`dispute.${step}.heading`),
    paragraphs: [t(`dispute.${step}.body`)],
    facts: [],
    purpose: { kind: "link", label: t("dispute.action"), url: `${origin}/disputes/${disputeId}` },
    note: t("dispute.note"),
  };
}
