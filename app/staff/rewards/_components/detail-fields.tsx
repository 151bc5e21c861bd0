import { getLocale, getTranslations } from "next-intl/server";
import { Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { formatPoints } from "@/lib/base/format";
import { type Locale, onlyOf } from "@/lib/base/locale";
import { languagesHere } from "@/lib/i18n";
import { detailName } from "@/lib/loyalty/catalogue";
import { type DetailFieldName, detailsOf, type ToldDetailName, toldDetailsOf } from "@/lib/loyalty/kinds";
import type { DetailField, Details } from "@/lib/loyalty/kinds/details";
import { type RewardKind, rewardKinds } from "@/lib/loyalty/reward";
import { writeMoney } from "../read-reward-form";

/**
 * What each kind says besides what all rewards have: drawn from its rule, shown while it is the kind that is chosen. What is said in both
 * languages stands side by side; where one alone is spoken, what was said in the other is kept unseen.
 */
export async function DetailFields(props: {
  kind: RewardKind | undefined;
  details: Details | undefined;
  currency: string;
}) {
  const [t, kinds, spoken] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("rewards.kinds"),
    languagesHere(),
  ]);
  const only = onlyOf(spoken);
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
        {toldDetailsOf(kind).map(([name, field]) => {
          const english = detailsOf(kind).find(([, { englishOf }]) => englishOf === name);
          const own = { kind, of: name, currency: props.currency, only };
          const said = kind === props.kind ? props.details : undefined;
          const detail = <Detail key={name} {...own} name={name} field={field} value={said?.[name]} />;
          if (english === undefined) return detail;
          return (
            <div key={name} className={only === null ? "field-rows -mb-5 grid sm:col-span-2 sm:grid-cols-2" : ""}>
              {detail}
              <Detail
                {...own}
                name={english[0]}
                field={english[1]}
                isNeeded={only === "en" && !field.optional}
                value={said?.[english[0]]}
              />
            </div>
          );
        })}
      </fieldset>
    ));
}

async function Detail(props: {
  kind: RewardKind;
  name: DetailFieldName;
  /** By whose name its label stands. */
  of: ToldDetailName;
  field: DetailField;
  /** Asked for although it may be left out elsewhere: the one language of what has to be said. */
  isNeeded?: boolean;
  value: Details[string] | undefined;
  currency: string;
  only: Locale | null;
}) {
  const { kind, name, of, field, isNeeded = false, value, currency, only } = props;
  const [t, ui, locale] = await Promise.all([getTranslations("reward-kinds"), getTranslations("ui"), getLocale()]);
  const posted = detailName(kind, name);
  const language = field.englishOf === undefined ? (posted.endsWith("Id") ? "id" : null) : "en";
  if (only !== null && language !== null && language !== only)
    return <input type="hidden" name={posted} value={String(value ?? "")} />;
  const isPaired = only === null && language !== null;
  const own = t(`field.${of}`, { currency });
  const common = {
    name: posted,
    label: isPaired ? t(language === "en" ? "inEn" : "inId", { label: own }) : own,
    ...(field.optional && !isNeeded ? { optional: ui("optional") } : {}),
    ...(isHinted(name) ? { hint: t(`hint.${name}`) } : {}),
    ...(isPaired && language === "en" ? { hint: t("hint.inEn") } : {}),
  };
  switch (field.type) {
    case "choice":
      return (
        <Select
          {...common}
          options={field.of.map((each) => ({ value: each, label: t(`choice.${of}.${each}` as ChoiceKey) }))}
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

const hinted = ["percent", "amountMinor", "bonusPoints", "bonusDays", "partnerPoints", "partnerProgramme"] as const;

function isHinted(name: string): name is (typeof hinted)[number] {
  return hinted.some((each) => each === name);
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
