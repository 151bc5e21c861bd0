import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { Facts } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { GiftSheet } from "@/db/queries/gifts";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { currentVisit } from "@/lib/session";
import { giftBound, POINTS_TYPED } from "@/lib/step-up-bound";
import { give } from "../actions";

/** How many points, with which words; what will happen to them stands beside it. */
export async function AskGift({ sheet, words }: { sheet: GiftSheet; words: InWords }) {
  const [t, facts, ui, { session }] = await Promise.all([
    getTranslations("transfer.gift"),
    getTranslations("transfer.facts"),
    getTranslations("ui"),
    currentVisit(),
  ]);
  const key = newId();
  const bound = giftBound({ session: session?.publicId ?? "", points: POINTS_TYPED, key });
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <Form id="give-by-link" action={give} className="grid content-start gap-5">
        <input type="hidden" name="key" value={key} />
        <Field
          name="points"
          label={t("points", { unit: words.unit })}
          inputMode="numeric"
          autoComplete="off"
          maxLength={15}
          required
        />
        <Textarea
          name="greeting"
          label={t("greeting")}
          hint={t("greetingHint")}
          optional={ui("optional")}
          rows={3}
          maxLength={300}
        />
        <ProofField hint={t("code")} bound={bound} />
        <SubmitButton pending={t("making")}>{t("make")}</SubmitButton>
      </Form>
      <div className="grid content-start gap-5">
        <Facts
          facts={[
            { label: t("lasting"), value: words.points(sheet.lasting) },
            { label: facts("least"), value: words.points(sheet.policy.leastPoints) },
            { label: facts("day"), value: words.points(sheet.left.day) },
            { label: facts("month"), value: words.points(sheet.left.month) },
          ]}
        />
        <p className="text-note text-ink-soft">{t("lastingNote", { at: words.day(sheet.beyond) })}</p>
        <p>{t("rules", { days: sheet.policy.giftDays })}</p>
      </div>
    </div>
  );
}
