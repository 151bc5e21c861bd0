import { getLocale, getTranslations } from "next-intl/server";
import { Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { formatPoints } from "@/lib/base/format";
import { detailName } from "@/lib/loyalty/catalogue";
import { type DetailFieldName, detailsOf } from "@/lib/loyalty/kinds";
import type { DetailField, Details } from "@/lib/loyalty/kinds/details";
import { type RewardKind, rewardKinds } from "@/lib/loyalty/reward";
import { writeMoney } from "../read-reward-form";

/** What each kind says besides what all rewards have: drawn from its rule, shown while it is the kind that is chosen. */
export async function DetailFields(props: {
  kind: RewardKind | undefined;
  details: Details | undefined;
  currency: string;
}) {
  const [t, kinds] = await Promise.all([getTranslations("staff-rewards"), getTranslations("rewards.kinds")]);
  return rewardKinds
    .filter((kind) => detailsOf(kind).length > 0)
    .map((kind) => (
      <fieldset
        key={kind}
        className={`hidden items-start gap-5 border-t border-line pt-4 sm:grid-cols-2 ${shown[kind]}`}
      >
        <legend className="float-left text-lead font-bold sm:col-span-2">
          {t("form.details", { kind: kinds(kind) })}
        </legend>
        {detailsOf(kind).map(([name, field]) => (
          <Detail
            key={name}
            kind={kind}
            name={name}
            field={field}
            value={kind === props.kind ? props.details?.[name] : undefined}
            currency={props.currency}
          />
        ))}
      </fieldset>
    ));
}

async function Detail(props: {
  kind: RewardKind;
  name: DetailFieldName;
  field: DetailField;
  value: Details[string] | undefined;
  currency: string;
}) {
  const { kind, name, field, value, currency } = props;
  const [t, ui, locale] = await Promise.all([getTranslations("reward-kinds"), getTranslations("ui"), getLocale()]);
  const common = {
    name: detailName(kind, name),
    label: t(`field.${name}`, { currency }),
    ...(field.optional ? { optional: ui("optional") } : {}),
    ...(name === "percent" || name === "amountMinor" ? { hint: t(`hint.${name}`) } : {}),
  };
  switch (field.type) {
    case "choice":
      return (
        <Select
          {...common}
          options={field.of.map((each) => ({ value: each, label: t(`choice.${name}.${each}` as ChoiceKey) }))}
          defaultValue={value === undefined ? field.of[0] : String(value)}
        />
      );
    case "yes":
      return (
        <Select
          {...common}
          options={[
            { value: "no", label: t("no") },
            { value: "yes", label: t("yes") },
          ]}
          defaultValue={value === true ? "yes" : "no"}
        />
      );
    case "lines":
      return <Textarea {...common} defaultValue={typeof value === "string" ? value : ""} />;
    case "words":
      return <Field {...common} maxLength={field.most} defaultValue={typeof value === "string" ? value : ""} />;
    case "money":
      return (
        <Field
          {...common}
          inputMode="decimal"
          defaultValue={writeMoney(typeof value === "number" ? value : null, currency, locale)}
        />
      );
    case "count":
      return (
        <Field
          {...common}
          inputMode="numeric"
          defaultValue={typeof value === "number" ? formatPoints(value, locale) : ""}
        />
      );
  }
}

/** Every choice of a detail has its words; a test of the messages holds them against the kinds. */
type ChoiceKey = "choice.collects.donation";

/** Written out, since styles are made from the words that stand in the source; there an underscore is a space, so that such kinds go by their beginning. */
const shown: Record<RewardKind, string> = {
  merchandise: "group-has-[[name=kind]_option[value=merchandise]:checked]:grid",
  gift_card: "group-has-[[name=kind]_option[value^=gift]:checked]:grid",
  experience: "group-has-[[name=kind]_option[value=experience]:checked]:grid",
  discount: "group-has-[[name=kind]_option[value=discount]:checked]:grid",
  cash_back: "group-has-[[name=kind]_option[value^=cash]:checked]:grid",
  recognition: "group-has-[[name=kind]_option[value=recognition]:checked]:grid",
  points: "group-has-[[name=kind]_option[value=points]:checked]:grid",
  sample: "group-has-[[name=kind]_option[value=sample]:checked]:grid",
  made_for_you: "group-has-[[name=kind]_option[value^=made]:checked]:grid",
  donation: "group-has-[[name=kind]_option[value=donation]:checked]:grid",
  training: "group-has-[[name=kind]_option[value=training]:checked]:grid",
  access: "group-has-[[name=kind]_option[value=access]:checked]:grid",
  travel: "group-has-[[name=kind]_option[value=travel]:checked]:grid",
  digital: "group-has-[[name=kind]_option[value=digital]:checked]:grid",
  top_up: "group-has-[[name=kind]_option[value^=top]:checked]:grid",
  referral: "group-has-[[name=kind]_option[value=referral]:checked]:grid",
};
