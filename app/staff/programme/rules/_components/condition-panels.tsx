import { getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { weekdayName } from "@/lib/base/weekday-name";
import type { Condition } from "@/lib/loyalty/earning-rules";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { Boxes } from "../../_components/boxes";
import { FieldGroup } from "../../_components/field-group";
import { conditionParts, type Panel, type Part, panelsOf } from "../condition-parts";

type Props = {
  when: readonly Condition[];
  kinds: readonly Condition["if"][];
  values: Record<string, string>;
  document: TermsDocument;
  locale: "id" | "en";
};

/** Every condition there is, those in use first; the others wait behind their names. All that are filled in have to hold. */
export async function ConditionPanels(props: Props) {
  const t = await getTranslations("staff-rules");
  const panels = panelsOf(props.when, props.kinds);
  const used = panels.filter(({ order }) => order !== null);
  const free = panels.filter(({ order }) => order === null);
  return (
    <FieldGroup title={t("when.title")} hint={t("when.hint")}>
      {used.map((panel) => (
        <div key={panel.name} className="grid gap-3 border-l-2 border-accent ps-4">
          <p className="font-semibold">{t(`kind.${panel.kind}`)}</p>
          <PanelFields panel={panel} {...props} />
          <input type="hidden" name={`${panel.name}.order`} value={panel.order ?? ""} />
        </div>
      ))}
      <p className="font-semibold">{t("when.more")}</p>
      <div className="-mt-3 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3 [&>details[open]]:col-span-full">
        {free.map((panel) => (
          <Disclosure key={panel.name} question={t(`kind.${panel.kind}`)}>
            <PanelFields panel={panel} {...props} />
          </Disclosure>
        ))}
      </div>
    </FieldGroup>
  );
}

async function PanelFields({ panel, ...props }: Props & { panel: Panel }) {
  return (
    <div className="field-rows grid sm:grid-cols-2 xl:grid-cols-3">
      {conditionParts[panel.kind].map((part) => (
        <PartField key={part.field} name={`${panel.name}.${part.field}`} part={part} kind={panel.kind} {...props} />
      ))}
    </div>
  );
}

async function PartField(props: Omit<Props, "when" | "kinds"> & { name: string; part: Part; kind: Condition["if"] }) {
  const { name, part, kind, values, document, locale } = props;
  const t = await getTranslations("staff-rules");
  const label = t(`part.${labelOf(kind, part)}`);
  switch (part.as) {
    case "weekdays":
      return (
        <Boxes
          name={name}
          label={label}
          values={values}
          boxes={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
        />
      );
    case "codes": {
      const named = part.of === "tiers" ? document.tiers.levels : document.earning.segments;
      if (named.length === 0) return <p className="text-note text-ink-soft">{t("noSegments")}</p>;
      const boxes = named.map((each) => ({ value: each.code, label: each.name[locale] }));
      return <Boxes name={name} label={label} values={values} boxes={boxes} />;
    }
    case "currency":
      return (
        <Select
          name={name}
          label={label}
          options={Object.keys(document.rates).map((value) => ({ value, label: value }))}
          defaultValue={values[name]}
        />
      );
    case "choice":
    case "flag":
      return (
        <Select
          name={name}
          label={label}
          options={part.of.map((value) => ({
            value,
            label: t(`choice.${part.field}.${value}` as "choice.every.once"),
          }))}
          defaultValue={values[name]}
        />
      );
    default:
      return (
        <Field
          name={name}
          label={label}
          type={part.as === "clock" ? "time" : part.as === "day" ? "date" : "text"}
          inputMode={
            part.as === "number" ? "numeric" : part.as === "money" || part.as === "decimal" ? "decimal" : undefined
          }
          hint={part.as === "list" ? t("part.listHint") : undefined}
          maxLength={2_000}
          defaultValue={values[name] ?? ""}
        />
      );
  }
}

type Labelled = "anyOf" | "amountFrom" | "amountTo" | "least" | "most" | "from" | "to" | "fromDay" | "toDay";

function labelOf(kind: Condition["if"], part: Part) {
  const special: Partial<Record<string, Labelled>> = {
    "amount.atLeast": "amountFrom",
    "amount.atMost": "amountTo",
    "visits.atLeast": "least",
    "visits.atMost": "most",
    "frequency.atLeast": "least",
    "field.atLeast": "least",
    "dates.from": "fromDay",
    "dates.to": "toDay",
  };
  return special[`${kind}.${part.field}`] ?? (part.field as "anyOf");
}
