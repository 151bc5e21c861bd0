import { useTranslations } from "next-intl";
import { DisclosureArrow } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CounterMember } from "@/db/queries/at-counter";
import type { Act } from "@/db/queries/shifts";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { ActLine } from "../../../_components/act-line";
import { CounterForm } from "../../../_components/counter-form";
import { cancel, undo } from "../../../actions";

/** What this shift did for the member, and taking it back while that is allowed. */
export function ActsPart({ acts, member, words }: { acts: Act[]; member: CounterMember; words: InWords }) {
  const t = useTranslations("staff-counter.acts");
  if (acts.length === 0) return null;
  const used = new Set(acts.flatMap((act) => (act.kind === "use" ? [act.redemption] : [])));
  const mayTakeBack = (act: Act) =>
    !act.isUndone && (act.isLastPurchase || (act.kind === "redemption" && !used.has(act.redemption)));
  return (
    <Section id="acts" title={t("title")}>
      <ul>
        {acts.map((act) => (
          <ActLine key={act.publicId} act={act} words={words}>
            {mayTakeBack(act) ? <TakeBack act={act} member={member} /> : null}
          </ActLine>
        ))}
      </ul>
    </Section>
  );
}

function TakeBack({ act, member }: { act: Act; member: CounterMember }) {
  const t = useTranslations("staff-counter.undo");
  const isPurchase = act.kind === "purchase";
  return (
    <CounterForm id={`undo-${act.publicId}`} action={isPurchase ? undo : cancel} className="max-w-xl">
      <FormDisclosure question={t(isPurchase ? "purchase" : "redemption")} arrow={<DisclosureArrow />}>
        <input type="hidden" name="memberId" value={member.publicId} />
        <input type="hidden" name="key" value={newId()} />
        <input type="hidden" name="act" value={act.publicId} />
        <p>{t(isPurchase ? "purchaseLead" : "redemptionLead")}</p>
        {isPurchase ? (
          <Field name="reason" label={t("reason")} hint={t("reasonHint")} autoComplete="off" maxLength={500} required />
        ) : null}
        <div>
          <SubmitButton look="danger">{t("submit")}</SubmitButton>
        </div>
      </FormDisclosure>
    </CounterForm>
  );
}
