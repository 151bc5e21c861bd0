import { useTranslations } from "next-intl";
import { DisclosureArrow } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Act } from "@/db/queries/shifts";
import { newId } from "@/lib/base/uuid";
import { Mistakes } from "../../_components/mistakes";
import { cancel, undo } from "../actions";
import { reinstate } from "../voucher-actions";
import { CounterForm } from "./counter-form";

const actions = { purchase: undo, redemption: cancel, use: reinstate };

/** What of a shift its cashier may take back: the last purchase, and whatever was redeemed or used and still stands so. */
export function mayTakeBack(act: Act, acts: Act[]): keyof typeof actions | null {
  const { kind, isUndone, isLastPurchase, redemption } = act;
  if (isUndone) return null;
  if (kind === "purchase") return isLastPurchase ? kind : null;
  if (kind === "use") return kind;
  const isUsed = acts.some((each) => each.kind === "use" && !each.isUndone && each.redemption === redemption);
  return kind === "redemption" && !isUsed ? kind : null;
}

/** Taking back one thing done in this shift, behind a question that says what becomes of it. */
export function TakeBack({ act, kind }: { act: Act; kind: keyof typeof actions }) {
  const t = useTranslations("staff-counter.undo");
  return (
    <CounterForm id={`undo-${act.publicId}`} action={actions[kind]} className="max-w-xl">
      <FormDisclosure question={t(kind)} arrow={<DisclosureArrow />}>
        <input type="hidden" name="memberId" value={act.memberId} />
        <input type="hidden" name="key" value={newId()} />
        <input type="hidden" name="act" value={act.publicId} />
        {kind === "use" ? <input type="hidden" name="redemption" value={act.redemption ?? ""} /> : null}
        <p>{t(`${kind}Lead`)}</p>
        {kind === "purchase" ? (
          <Field name="reason" label={t("reason")} hint={t("reasonHint")} autoComplete="off" maxLength={500} required />
        ) : null}
        {kind === "use" ? <Mistakes /> : null}
        <div>
          <SubmitButton look="danger">{t("submit")}</SubmitButton>
        </div>
      </FormDisclosure>
    </CounterForm>
  );
}
