import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffDispute } from "@/db/queries/staff-disputes";
import { inWords } from "@/lib/in-words";
import { adjustLimitPoints } from "@/lib/loyalty/adjustment";
import type { Role } from "@/lib/loyalty/permissions";
import { accept } from "../../actions";
import { Target } from "./target";

/** Making up for it with points, by a line that names the contested one. */
export async function Accepting({ dispute, role }: { dispute: StaffDispute; role: Role | null }) {
  const [t, words] = await Promise.all([getTranslations("staff-disputes.accept"), inWords()]);
  const limit = words.points(adjustLimitPoints(role));
  return (
    <Form id="accept" action={accept} className="grid gap-2">
      <Target dispute={dispute} />
      <FormDisclosure question={t("question")}>
        <div className="field-rows -mb-5 grid sm:grid-cols-2 lg:grid-cols-1">
          <Field
            name="points"
            label={t("points")}
            hint={t("pointsHint", { limit, unit: words.unit })}
            inputMode="numeric"
            autoComplete="off"
            required
          />
          <Select
            name="kind"
            label={t("kind")}
            options={[
              { value: "base", label: t("base") },
              { value: "bonus", label: t("bonus") },
            ]}
          />
        </div>
        <Textarea name="words" label={t("words")} hint={t("wordsHint")} rows={3} maxLength={500} required />
        <div>
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
      </FormDisclosure>
    </Form>
  );
}
