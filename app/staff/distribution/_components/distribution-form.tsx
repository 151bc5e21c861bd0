import { useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DistributionPage, DistributionView } from "@/db/queries/distribution-pages";
import { distributionPeriods } from "@/lib/loyalty/distribution";
import { occasions } from "@/lib/loyalty/present-trace";
import { keep } from "../actions";

type Choice = { value: string; label: string };

/** A distribution as it is to be; without one, a new one. */
export function DistributionForm(props: {
  distribution: DistributionView | null;
  rewards: DistributionPage["rewards"];
  tiers: Choice[];
  today: string;
}) {
  const { distribution, rewards, tiers, today } = props;
  const t = useTranslations("staff-distribution");
  const { publicId, version } = { publicId: distribution?.id ?? "", version: distribution?.version ?? 0 };
  const shelf = rewards.map((each) => ({ value: each.publicId, label: each.name }));
  const own = distribution && !rewards.some((each) => each.publicId === distribution.reward);
  const options = own ? [{ value: distribution.reward, label: distribution.rewardName }, ...shelf] : shelf;
  return (
    <Form id={distribution ? `distribution-${publicId}` : "distribution-new"} action={keep} className="grid gap-5">
      <input type="hidden" name="distribution" value={publicId} />
      <input type="hidden" name="version" value={version} />
      <div className="group/occasion field-rows -mb-5 grid sm:grid-cols-2">
        <Occasion distribution={distribution} tiers={tiers} />
        <Select
          name="reward"
          label={t("reward")}
          hint={t("rewardHint")}
          options={options}
          defaultValue={distribution?.reward}
        />
        <Conditions distribution={distribution} tiers={tiers} />
        <Days distribution={distribution} />
        <Field
          name="startsOn"
          label={t("startsOn")}
          hint={t("startsOnHint")}
          type="date"
          defaultValue={distribution?.startsOn ?? today}
          required
        />
        <Field
          name="endsOn"
          label={t("endsOn")}
          optional={t("optional")}
          type="date"
          defaultValue={distribution?.endsOn ?? ""}
        />
        <Field
          name="atMost"
          label={t("atMost")}
          optional={t("optional")}
          hint={t("atMostHint")}
          inputMode="numeric"
          maxLength={9}
          defaultValue={distribution?.atMost?.toString() ?? ""}
        />
        <Select
          name="isOn"
          label={t("isOn")}
          options={[
            { value: "yes", label: t("on") },
            { value: "no", label: t("off") },
          ]}
          defaultValue={distribution?.isOn === false ? "no" : "yes"}
        />
      </div>
      <div>
        <SubmitButton>{t(distribution ? "save" : "add")}</SubmitButton>
      </div>
    </Form>
  );
}

/** How long before its day, where it has one, and for how long it waits to be picked up. */
function Days({ distribution }: { distribution: DistributionView | null }) {
  const t = useTranslations("staff-distribution");
  const days = (name: "daysBefore" | "pickUpDays", usual: number) => (
    <Field
      name={name}
      label={t(name)}
      hint={t(`${name}Hint`)}
      inputMode="numeric"
      maxLength={3}
      defaultValue={String(distribution?.[name] ?? usual)}
    />
  );
  if (distribution) {
    const { occasion, daysBefore } = distribution;
    const hasDay = occasion === "birthday" || occasion === "anniversary";
    return (
      <>
        {hasDay ? days("daysBefore", 0) : <input type="hidden" name="daysBefore" value={daysBefore} />}
        {days("pickUpDays", 30)}
      </>
    );
  }
  return (
    <>
      <div className="field-when hidden group-has-[option[value=anniversary]:checked]/occasion:contents group-has-[option[value=birthday]:checked]/occasion:contents">
        {days("daysBefore", 0)}
      </div>
      {days("pickUpDays", 30)}
    </>
  );
}

/** What it is given for: chosen once, and then what it was. Only what the chosen occasion asks for is shown. */
function Occasion({ distribution, tiers }: { distribution: DistributionView | null; tiers: Choice[] }) {
  const t = useTranslations("staff-distribution");
  if (distribution) {
    const { occasion, tier, each } = distribution;
    return Object.entries({ occasion, tier: tier ?? "", each }).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ));
  }
  return (
    <>
      <Select
        name="occasion"
        label={t("occasion.label")}
        hint={t("occasion.hint")}
        options={occasions.map((value) => ({ value, label: t(`occasion.${value}`) }))}
      />
      <div className="field-when hidden group-has-[option[value=tier\_up]:checked]/occasion:contents">
        <Select name="tier" label={t("tier")} options={[{ value: "", label: t("noTier") }, ...tiers]} />
      </div>
      <div className="field-when hidden group-has-[option[value=criteria]:checked]/occasion:contents group-has-[option[value=tier\_up]:checked]/occasion:contents">
        <Select
          name="each"
          label={t("each.label")}
          options={distributionPeriods.map((value) => ({ value, label: t(`each.${value}`) }))}
        />
      </div>
    </>
  );
}

function Conditions({ distribution, tiers }: { distribution: DistributionView | null; tiers: Choice[] }) {
  const t = useTranslations("staff-distribution");
  const known = { tier: "", tag: "", joined: "", visits: "" };
  for (const each of distribution?.conditions ?? []) {
    if (each.if === "tier" || each.if === "tag") known[each.if] = each.anyOf.join(", ");
    else known[each.if] = String((each.if === "joined" ? each.atLeastDays : each.atLeast) ?? "");
  }
  return (
    <>
      <Select
        name="onlyTier"
        label={t("onlyTier")}
        options={[{ value: "", label: t("anyTier") }, ...tiers]}
        defaultValue={known.tier}
      />
      <Field
        name="onlyTag"
        label={t("onlyTag")}
        optional={t("optional")}
        hint={t("onlyTagHint")}
        maxLength={200}
        defaultValue={known.tag}
      />
      <Field
        name="joinedDays"
        label={t("joinedDays")}
        optional={t("optional")}
        inputMode="numeric"
        maxLength={3}
        defaultValue={known.joined}
      />
      <Field
        name="visits"
        label={t("visits")}
        optional={t("optional")}
        inputMode="numeric"
        maxLength={6}
        defaultValue={known.visits}
      />
    </>
  );
}
