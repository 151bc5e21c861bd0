import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { findSettings } from "@/db/queries/settings";
import { listStores } from "@/db/queries/stores";
import { currencies } from "@/lib/base/currency";
import { currencyName } from "@/lib/base/currency-name";
import { zoneName, zones } from "@/lib/base/zone";
import { atStep } from "../_components/at-step";
import { SetupShell } from "../_components/setup-shell";
import { VersionField } from "../_components/version-field";
import { keepBusiness } from "../step-actions";

/** What the business is called, speaks, reckons in, and where its first shop is. */
export default async function BusinessPage() {
  const { setup } = await atStep("business");
  const [t, ui, locale, settings, stores] = await Promise.all([
    getTranslations("setup.business"),
    getTranslations("setup"),
    getLocale(),
    findSettings(),
    listStores(),
  ]);
  const isNew = setup.answers.business === undefined;
  const [store] = stores;
  return (
    <SetupShell
      place="business"
      answers={setup.answers}
      title={t("title")}
      lead={t("lead")}
      why={[t("why"), t("whyStore")]}
    >
      <Form id="business" action={keepBusiness}>
        <VersionField version={setup.version} />
        <Field
          name="programmeName"
          label={t("name")}
          hint={t("nameHint")}
          defaultValue={isNew ? "" : settings.programmeName}
          maxLength={60}
          required
        />
        <div className="grid items-end gap-5 pb-3 sm:grid-cols-2">
          <Select
            name="locale"
            label={t("locale")}
            options={(["id", "en"] as const).map((value) => ({ value, label: t(value) }))}
            defaultValue={settings.locale}
          />
          <Select
            name="currency"
            label={t("currency")}
            options={currencies.map((value) => ({ value, label: currencyName(value, locale) }))}
            defaultValue={settings.currency}
          />
          <div className="sm:col-span-2">
            <Select
              name="zone"
              label={t("zone")}
              options={zones(settings.zone).map((value) => ({ value, label: zoneName(value) }))}
              defaultValue={settings.zone}
            />
          </div>
        </div>
        <div className="field-rows grid border-t border-line pt-5 sm:grid-cols-3">
          <Field name="unitId" label={t("unitId")} hint={t("unitHint")} defaultValue={settings.unitNames.id} required />
          <Field
            name="unitEn"
            label={t("unitEn")}
            hint={t("unitEnHint")}
            defaultValue={settings.unitNames.en}
            required
          />
          <Field
            name="unitOne"
            label={t("unitOne")}
            hint={t("unitOneHint")}
            defaultValue={settings.unitNames.enOne}
            required
          />
        </div>
        <div className="field-rows grid border-t border-line pt-5 sm:grid-cols-2">
          <Field
            name="store"
            label={t("store")}
            hint={t("storeHint")}
            optional={t("optional")}
            defaultValue={store?.name ?? (isNew ? t("storeFirst") : "")}
            maxLength={80}
          />
          <Field
            name="city"
            label={t("city")}
            optional={t("optional")}
            defaultValue={store?.city ?? ""}
            maxLength={80}
          />
        </div>
        <SubmitButton pending={ui("saving")}>{ui("next")}</SubmitButton>
      </Form>
    </SetupShell>
  );
}
