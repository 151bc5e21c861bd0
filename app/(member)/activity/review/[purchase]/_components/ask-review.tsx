import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ruleWords } from "@/components/rule-in-words";
import { Textarea } from "@/components/ui/choice-fields";
import { Section } from "@/components/ui/section";
import { StarsField } from "@/components/ui/stars-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ReviewSheet } from "@/db/queries/feedback";
import type { InWords } from "@/lib/in-words";
import { change, review } from "../actions";

type Props = { sheet: ReviewSheet; words: InWords };

/** One to five stars and a few words; what it earns stands beside it, from the terms themselves. */
export async function AskReview({ sheet, words }: Props) {
  const t = await getTranslations("feedback.review");
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <Form id="review" action={review} className="grid content-start gap-5">
        <ReviewFields sheet={sheet} />
        <SubmitButton pending={t("sending")}>{t("send")}</SubmitButton>
      </Form>
      <div className="grid content-start gap-3">
        <Earns sheet={sheet} words={words} />
        <p className="text-note text-ink-soft">{t("until", { at: words.until(sheet.until) })}</p>
      </div>
    </div>
  );
}

/** What was said, to be said anew. */
export async function ChangeReview({ sheet, words }: Props) {
  const t = await getTranslations("feedback.review");
  return (
    <Section id="change" title={t("change")} lead={t("changeLead", { at: words.until(sheet.until) })}>
      <Form id="change-review" action={change} className="grid max-w-prose gap-5">
        <ReviewFields sheet={sheet} />
        <SubmitButton pending={t("sending")} look="secondary">
          {t("changeSend")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

async function ReviewFields({ sheet: { purchase, said } }: { sheet: ReviewSheet }) {
  const [t, ui, stars] = await Promise.all([
    getTranslations("feedback.review"),
    getTranslations("ui"),
    getTranslations("feedback.stars"),
  ]);
  return (
    <>
      <input type="hidden" name="purchase" value={purchase.publicId} />
      <StarsField
        name="stars"
        label={t("stars")}
        words={[stars("1"), stars("2"), stars("3"), stars("4"), stars("5")]}
        {...(said ? { defaultValue: String(said.stars) } : {})}
      />
      <Textarea
        name="comment"
        label={t("comment")}
        hint={t("commentHint")}
        optional={ui("optional")}
        rows={4}
        maxLength={1_000}
        {...(said?.comment ? { defaultValue: said.comment } : {})}
      />
    </>
  );
}

async function Earns({ sheet: { terms }, words }: Props) {
  const [t, say] = await Promise.all([getTranslations("feedback.review"), ruleWords(terms, words)]);
  const rules = terms.earning.rules.filter((rule) => rule.on === "review");
  if (rules.length === 0) return <p>{t("earnsNothing")}</p>;
  return (
    <>
      <h2 className="font-bold">{t("earns")}</h2>
      <ul className="grid list-disc gap-1 ps-5">
        {rules.map((rule) => (
          <li key={rule.code}>
            {[rule.name[words.locale], say.effect(rule), ...rule.when.map(say.condition), ...say.caps(rule)].join(", ")}
          </li>
        ))}
      </ul>
    </>
  );
}
