import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Unsaved } from "@/components/unsaved";
import type { StaffReward } from "@/db/queries/staff-rewards";
import type { Instant } from "@/lib/base/clock";
import { formatPoints } from "@/lib/base/format";
import { zoneLabel } from "@/lib/base/format-time";
import { localTimeOf } from "@/lib/base/local-time";
import type { Terms } from "@/lib/loyalty/terms";
import { writeMoney } from "../read-reward-form";
import { DetailFields } from "./detail-fields";
import { GateFields } from "./gate-fields";
import { OverwriteChoice } from "./overwrite-choice";
import { KindAndCategory, RewardTexts } from "./reward-texts";

/** Everything a reward says, for a new one and for an edit; both languages side by side. */
export async function RewardForm(props: {
  action: ComponentProps<typeof Form>["action"];
  reward: StaffReward | null;
  categories: string[];
  terms: Terms;
  zone: string;
  currency: string;
  unit: string;
  now: Instant;
}) {
  const { reward, terms, zone, currency } = props;
  const [t, ui, locale] = await Promise.all([getTranslations("staff-rewards"), getTranslations("ui"), getLocale()]);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : formatPoints(value, locale);
  const moment = (at: Instant | null | undefined) => (at ? localTimeOf(at, zone) : "");
  const clock = zoneLabel(props.now, zone);
  return (
    <Form id="reward" action={props.action} className="group grid gap-8">
      <Unsaved />
      {reward === null ? null : (
        <>
          <input type="hidden" name="rewardId" value={reward.publicId} />
          <input type="hidden" name="version" value={reward.version} />
          <OverwriteChoice label={t("form.overwrite")} />
        </>
      )}
      <KindAndCategory
        kind={reward?.kind}
        category={reward?.category}
        sku={reward?.sku}
        categories={props.categories}
      />
      <RewardTexts texts={reward?.texts} />
      <fieldset className="field-rows -mb-5 grid border-t border-line pt-4 sm:grid-cols-2 lg:grid-cols-3">
        <legend className="float-left text-lead font-bold sm:col-span-2 lg:col-span-3">{t("form.terms")}</legend>
        <Field
          name="points"
          label={t("field.points", { unit: props.unit })}
          hint={reward?.publishedAt ? t("form.raise", { days: terms.noticeDays }) : t("field.pointsHint")}
          inputMode="numeric"
          defaultValue={number(reward?.points)}
          required
        />
        <Field
          name="value"
          label={`${t("field.value")} (${currency})`}
          optional={ui("optional")}
          hint={t("field.valueHint")}
          inputMode="decimal"
          defaultValue={writeMoney(reward?.valueMinor, currency, locale)}
        />
        {reward === null ? (
          <Field name="stock" label={t("field.stock")} hint={t("field.stockHint")} inputMode="numeric" />
        ) : null}
        <Field
          name="featured"
          label={t("field.featured")}
          hint={t("field.featuredHint")}
          inputMode="numeric"
          defaultValue={number(reward?.featured ?? 0)}
        />
      </fieldset>
      <GateFields reward={reward} terms={terms} />
      <DetailFields kind={reward?.kind} details={reward?.details} currency={currency} />
      <fieldset className="field-rows -mb-5 grid border-t border-line pt-4 sm:grid-cols-2">
        <legend className="float-left text-lead font-bold sm:col-span-2">{t("form.schedule")}</legend>
        <Field
          name="startsOn"
          label={t("field.startsOn", { zone: clock })}
          optional={ui("optional")}
          type="datetime-local"
          defaultValue={moment(reward?.startsAt)}
        />
        <Field
          name="endsOn"
          label={t("field.endsOn", { zone: clock })}
          optional={ui("optional")}
          type="datetime-local"
          defaultValue={moment(reward?.endsAt)}
        />
        <Field
          name="validDays"
          label={t("field.validDays")}
          hint={t("field.validDaysHint")}
          inputMode="numeric"
          defaultValue={number(reward?.validDays)}
        />
        <Select
          name="cancellable"
          label={t("field.cancellable")}
          hint={t("field.cancellableHint")}
          options={[
            { value: "no", label: t("field.no") },
            { value: "yes", label: t("field.yes") },
          ]}
          defaultValue={reward?.cancellable ? "yes" : "no"}
        />
      </fieldset>
      {reward === null ? null : <TakesEffect clock={clock} />}
      <div>
        <SubmitButton pending={ui("saving")}>{reward === null ? t("form.create") : t("form.save")}</SubmitButton>
      </div>
    </Form>
  );
}

/** When the change is to hold: at once, or from a time on. */
async function TakesEffect({ clock }: { clock: string }) {
  const [t, ui] = await Promise.all([getTranslations("staff-catalogue.plan"), getTranslations("ui")]);
  return (
    <div className="border-t border-line pt-4 *:max-w-xl">
      <Field
        name="effectiveAt"
        label={t("field", { zone: clock })}
        optional={ui("optional")}
        hint={t("fieldHint")}
        type="datetime-local"
      />
    </div>
  );
}
