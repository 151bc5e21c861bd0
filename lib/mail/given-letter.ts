import type { createTranslator } from "next-intl";
import type { catalogue } from "@/messages/catalogue";
import type { Letter } from "./letter";
import type { TemplateData } from "./templates";

type Translator = ReturnType<typeof createTranslator<(typeof catalogue)["id"], "mail">>;

/** To somebody who need not be a member here: what a friend redeemed for them, and where it is theirs. Neither code nor message is in the mail. */
export function rewardGivenLetter(
  { reward, giver, token, isOver }: TemplateData["reward-given"],
  { origin, programme }: { origin: string; programme: string },
  t: Translator,
): Omit<Letter, "greeting"> {
  const [name, within] = [giver ?? t("rewardGiven.somebody"), giver ?? t("rewardGiven.somebodyWithin")];
  const key = isOver ? "over" : "given";
  return {
    subject: t(`rewardGiven.${key}.subject`, { name: isOver ? within : name, reward }),
    preview: t(`rewardGiven.${key}.preview`, { reward }),
    heading: t(`rewardGiven.${key}.heading`),
    paragraphs: [t(`rewardGiven.${key}.body`, { name: isOver ? within : name, reward, programme })],
    facts: [],
    purpose: { kind: "link", label: t(`rewardGiven.${key}.action`), url: `${origin}/given/${token}` },
    note: t(`rewardGiven.${key}.note`),
    footer: t("rewardGiven.footer", { name: within, programme }),
  };
}
