import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Instant } from "@/lib/base/clock";
import { zoneLabel } from "@/lib/base/format-time";
import { type BulkAct, bulkActs } from "@/lib/loyalty/bulk-wish";
import { categoryNamer } from "../../_components/category-namer";
import { SuggestedField } from "../../_components/suggested-field";
import { prepare } from "../../bulk-actions";

type Chosen = { ids: string[] } | { match: string };

/** One small form for each thing that can be done with all of them. */
export async function BulkActs(props: { chosen: Chosen; categories: string[]; zone: string; now: Instant }) {
  const [t, nameOf] = await Promise.all([getTranslations("staff-catalogue.bulk"), categoryNamer()]);
  const fields: Partial<Record<BulkAct, ReactNode>> = {
    category: <SuggestedField name="newCategory" label={t("newCategory")} suggestions={props.categories.map(nameOf)} />,
    price: <Field name="points" label={t("points")} inputMode="numeric" autoComplete="off" required />,
    percent: (
      <>
        <Field name="percent" label={t("percentBy")} hint={t("percentHint")} autoComplete="off" required />
        <Select
          name="roundTo"
          label={t("roundTo")}
          options={["1", "10", "50", "100", "500"].map((value) => ({
            value,
            label: t("rounded", { to: Number(value) }),
          }))}
          defaultValue="50"
        />
      </>
    ),
    end: (
      <Field
        name="endsOn"
        label={t("endsOn", { zone: zoneLabel(props.now, props.zone) })}
        hint={t("endsHint")}
        type="datetime-local"
      />
    ),
    stock: <Field name="quantity" label={t("quantity")} inputMode="numeric" autoComplete="off" required />,
  };
  return (
    <>
      <p className="mb-6 max-w-2xl">{t("lead")}</p>
      <ul className="grid gap-6 lg:grid-cols-2">
        {bulkActs.map((act) => (
          <li key={act} className="border-t border-line pt-4">
            <Form id={`bulk-${act}`} action={prepare} className="grid max-w-md content-start gap-4">
              <h2 className="text-lead font-bold">{t(`act.${act}`)}</h2>
              <p className="text-note text-ink-soft">{t(`about.${act}`)}</p>
              <input type="hidden" name="act" value={act} />
              <ChosenFields chosen={props.chosen} />
              {fields[act]}
              <div>
                <SubmitButton look="secondary">{t("show")}</SubmitButton>
              </div>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}

function ChosenFields({ chosen }: { chosen: Chosen }) {
  if ("match" in chosen) return <input type="hidden" name="match" value={chosen.match} />;
  return chosen.ids.map((id) => <input key={id} type="hidden" name="id" value={id} />);
}
