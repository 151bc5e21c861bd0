import { getLocale, getTranslations } from "next-intl/server";
import { Checkbox, Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { formatPoints } from "@/lib/base/format";
import { groupName } from "@/lib/loyalty/catalogue";
import { limitPeriods, openToAll } from "@/lib/loyalty/gates";
import type { Terms } from "@/lib/loyalty/terms";

/** Who may redeem it: how often, from which level on, which groups, who before others, and where it is sent. */
export async function GateFields({ reward, terms }: { reward: StaffReward | null; terms: Terms }) {
  const [t, ui, locale] = await Promise.all([getTranslations("staff-rewards"), getTranslations("ui"), getLocale()]);
  const gates = reward?.gates ?? openToAll;
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : formatPoints(value, locale);
  const levels = terms.tiers.levels.slice(1).map(({ code, name }) => ({ value: code, label: name[locale] }));
  const above = levels.map(({ value, label }) => ({ value, label: t("gates.andAbove", { tier: label }) }));
  return (
    <fieldset className="field-rows grid border-t border-line pt-4 sm:grid-cols-2 lg:grid-cols-3">
      <legend className="float-left text-lead font-bold sm:col-span-2 lg:col-span-3">{t("gates.title")}</legend>
      <p className="text-note text-ink-soft sm:col-span-2 lg:col-span-3">{t("gates.lead")}</p>
      <Field
        name="perMemberLimit"
        label={t("field.perMemberLimit")}
        optional={ui("optional")}
        inputMode="numeric"
        defaultValue={number(reward?.perMemberLimit)}
      />
      <Select
        name="limitPer"
        label={t("gates.limitPer")}
        options={limitPeriods.map((per) => ({ value: per, label: t(`gates.per.${per}`) }))}
        defaultValue={gates.limitPer}
      />
      <Field
        name="totalLimit"
        label={t("gates.totalLimit")}
        optional={ui("optional")}
        hint={t("gates.totalHint")}
        inputMode="numeric"
        defaultValue={number(gates.totalLimit)}
      />
      <Select
        name="tierRequired"
        label={t("field.tierRequired")}
        options={[{ value: "", label: t("field.everybody") }, ...levels]}
        defaultValue={reward?.tierRequired ?? ""}
      />
      <Select
        name="earlyTier"
        label={t("gates.earlyTier")}
        options={[{ value: "", label: t("gates.nobody") }, ...above]}
        defaultValue={gates.early?.tier ?? ""}
      />
      <Field
        name="earlyDays"
        label={t("gates.earlyDays")}
        optional={ui("optional")}
        hint={t("gates.earlyHint")}
        inputMode="numeric"
        defaultValue={number(gates.early?.days)}
      />
      <Groups gates={gates} terms={terms} />
      <div className="self-start sm:col-span-2 lg:col-span-1">
        <Textarea
          name="provinces"
          label={t("gates.provinces")}
          optional={ui("optional")}
          hint={t("gates.provincesHint")}
          rows={6}
          defaultValue={gates.provinces.join("\n")}
        />
      </div>
    </fieldset>
  );
}

/** The saved conditions of the terms, and those of this reward that the terms no longer hold, so that they can be given up. */
async function Groups({ gates, terms }: { gates: StaffReward["gates"]; terms: Terms }) {
  const [t, locale] = await Promise.all([getTranslations("staff-rewards"), getLocale()]);
  const saved = terms.earning.segments.map(({ code, name }) => ({ code, label: name[locale] }));
  const gone = gates.segments
    .filter((code) => !saved.some((each) => each.code === code))
    .map((code) => ({ code, label: t("gates.goneGroup", { code }) }));
  const groups = [...saved, ...gone];
  return (
    <fieldset className="grid gap-1 self-start sm:col-span-2">
      <legend className="font-semibold">{t("gates.segments")}</legend>
      <p className="text-note text-ink-soft">{t(groups.length > 0 ? "gates.segmentsHint" : "gates.noSegments")}</p>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {groups.map(({ code, label }) => (
          <Checkbox key={code} name={groupName(code)} label={label} defaultChecked={gates.segments.includes(code)} />
        ))}
      </div>
      {groups.length > 0 ? (
        <Checkbox
          name="hidden"
          label={t("gates.hidden")}
          hint={t("gates.hiddenHint")}
          defaultChecked={gates.isHidden}
        />
      ) : null}
    </fieldset>
  );
}
