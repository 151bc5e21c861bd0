import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { zoneLabel } from "@/lib/base/format-time";
import { correctProfile } from "../actions";
import { indonesianZone, zonesFor } from "./zones";

/** What a person may correct about themselves. `version` is the one these values were read at. */
export async function ProfileForm(props: {
  version: number;
  name: string;
  phone: string;
  birthday: string;
  zone: string;
  now: Date;
}) {
  const [t, ui] = await Promise.all([getTranslations("profile"), getTranslations("ui")]);
  const nameOf = (zone: string) => {
    const ours = indonesianZone(zone);
    return ours === null ? `${zone.replaceAll("_", " ")} (${zoneLabel(props.now, zone)})` : t(`edit.zones.${ours}`);
  };
  return (
    <Form id="profile" action={correctProfile} className="grid max-w-lg gap-5 *:min-w-0">
      <input type="hidden" name="version" value={props.version} />
      <Field name="name" label={t("name")} defaultValue={props.name} autoComplete="name" maxLength={100} required />
      <Field
        name="phone"
        type="tel"
        label={t("phone")}
        hint={t("edit.phoneHint")}
        optional={ui("optional")}
        defaultValue={props.phone}
        autoComplete="tel"
        inputMode="tel"
        maxLength={40}
      />
      <Field
        name="birthday"
        type="date"
        label={t("birthday")}
        optional={ui("optional")}
        defaultValue={props.birthday}
        autoComplete="bday"
        min="1900-01-01"
      />
      <Select
        name="zone"
        label={t("edit.zone")}
        hint={t("edit.zoneHint")}
        options={zonesFor(props.zone).map((zone) => ({ value: zone, label: nameOf(zone) }))}
        defaultValue={props.zone}
      />
      <div>
        <SubmitButton pending={ui("saving")}>{t("edit.save")}</SubmitButton>
      </div>
    </Form>
  );
}
