import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Textarea } from "@/components/ui/choice-fields";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { feelingOf, feelings } from "@/lib/loyalty/feedback-policy";
import { ruleOf } from "@/lib/loyalty/kinds";
import { say } from "../feedback-actions";

/** How the reward was: one tap, with a few words where there are some; to be changed for a while. */
export async function Feedback(props: { redemption: RedemptionPage; words: InWords; now: Date }) {
  const { redemption, words, now } = props;
  const { said, until } = redemption.feedback;
  const isOpen = until > now;
  if (redemption.state === "cancelled" || redemption.state === "failed") return null;
  if (said === null && (!isOpen || !isHad(redemption))) return null;
  const [t, ui] = await Promise.all([getTranslations("feedback.redemption"), getTranslations("ui")]);
  const at = words.until(until);
  const chosen = said === null ? null : feelingOf(said.stars);
  const lead = !isOpen ? t("over") : chosen === null ? t("lead", { at }) : t("saidLead", { at });
  return (
    <Section id="feedback" title={t("title")} lead={lead}>
      {chosen === null ? null : (
        <p className="mb-3 flex items-center gap-2 font-semibold">
          <Icon name={chosen} />
          {t("said", { feeling: t(`feeling.${chosen}`) })}
        </p>
      )}
      {isOpen ? (
        <Form id="give-feedback" action={say} className="grid max-w-prose gap-4">
          <input type="hidden" name="redemption" value={redemption.publicId} />
          <Textarea
            name="comment"
            label={t("comment")}
            hint={t("commentHint")}
            optional={ui("optional")}
            defaultValue={said?.comment ?? undefined}
            rows={2}
            maxLength={1_000}
          />
          <div className="grid grid-cols-3 gap-2 sm:flex sm:gap-3">
            {feelings.map((feeling) => (
              <SubmitButton
                key={feeling}
                look={feeling === chosen ? "primary" : "secondary"}
                className="max-sm:flex-col max-sm:gap-1 max-sm:px-2"
                name="feeling"
                value={feeling}
              >
                <Icon name={feeling} size={18} />
                {t(`feeling.${feeling}`)}
              </SubmitButton>
            ))}
          </div>
        </Form>
      ) : said?.comment ? (
        <p className="whitespace-pre-line">{said.comment}</p>
      ) : null}
    </Section>
  );
}

/** Whether its owner had it, so that they can say how it was: a code of ours tells when it was used, what is sent or paid when it arrived. */
function isHad({ state, kind, details }: RedemptionPage): boolean {
  if (state === "ready" || state === "expired") return ruleOf(kind, details).codes !== "own";
  return state === "used" || state === "done" || state === "delivered";
}
