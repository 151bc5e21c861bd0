import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FulfilmentPage } from "@/db/queries/fulfilment";
import { inWords } from "@/lib/in-words";
import { isUsedAtCounter } from "@/lib/loyalty/kinds";
import type { MoveNeeds } from "@/lib/loyalty/kinds/kind-rule";
import { movesFor, reasons } from "../../_components/moves-for";
import { move } from "../../actions";

/** The steps its kind allows from where it stands, each with what has to be said with it. */
export async function Moving({ redemption }: { redemption: FulfilmentPage }) {
  const t = await getTranslations("staff-fulfilment");
  const moves = movesFor(redemption);
  if (moves.length === 0) return <p className="text-ink-soft">{t("one.noMoves")}</p>;
  return (
    <div className="grid max-w-xl gap-6">
      {isUsedAtCounter(redemption) ? <p className="text-ink-soft">{t("one.atCounter")}</p> : null}
      {moves.map(({ to, needs }) => (
        <Form key={to} id={`move-${to}`} action={move} className="grid gap-4">
          <input type="hidden" name="redemptionId" value={redemption.publicId} />
          <input type="hidden" name="from" value={redemption.state} />
          <input type="hidden" name="to" value={to} />
          {to === "failed" ? (
            <Failing redemption={redemption} />
          ) : (
            <>
              <Needs needs={needs} />
              <div>
                <SubmitButton>{t(`to.${to}`)}</SubmitButton>
              </div>
            </>
          )}
        </Form>
      ))}
    </div>
  );
}

async function Needs({ needs }: { needs: MoveNeeds | undefined }) {
  const t = await getTranslations("staff-fulfilment.one");
  if (needs === "reference")
    return (
      <Field
        name="reference"
        label={t("reference")}
        hint={t("referenceHint")}
        maxLength={100}
        required
        autoComplete="off"
      />
    );
  if (needs === undefined) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="courier" label={t("courier")} maxLength={100} required />
      <Field name="tracking" label={t("tracking")} maxLength={100} required autoComplete="off" />
    </div>
  );
}

/** Giving it up, with its reason; what happens to the points is said before. */
async function Failing({ redemption }: { redemption: FulfilmentPage }) {
  const [t, words] = await Promise.all([getTranslations("staff-fulfilment"), inWords()]);
  return (
    <FormDisclosure question={t("one.fail.question")}>
      <p>{t("one.fail.sure", { points: words.points(redemption.points), unit: words.unit })}</p>
      <Select
        name="because"
        label={t("one.fail.because")}
        options={reasons.map((each) => ({ value: each, label: t(`because.${each}`) }))}
      />
      <div>
        <SubmitButton look="danger">{t("one.fail.submit")}</SubmitButton>
      </div>
    </FormDisclosure>
  );
}
