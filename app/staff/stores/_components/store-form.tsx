import { useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Store } from "@/db/queries/stores";
import { keep } from "../actions";

/** A store as it is to be; without one, a new one. */
export function StoreForm({ store, zone }: { store: Store | null; zone: string }) {
  const t = useTranslations("staff-counter.stores");
  return (
    <Form id={store ? `store-${store.publicId}` : "store-new"} action={keep} className="grid gap-5">
      <input type="hidden" name="store" value={store?.publicId ?? ""} />
      <input type="hidden" name="version" value={store?.version ?? 0} />
      <div className="field-rows -mb-5 grid sm:not-in-[.aside]:grid-cols-2">
        <Field name="name" label={t("name")} hint={t("nameHint")} defaultValue={store?.name} maxLength={80} required />
        <Field name="city" label={t("city")} hint={t("cityHint")} defaultValue={store?.city} maxLength={80} />
        <Field
          name="placeCode"
          label={t("code")}
          hint={t("codeHint")}
          defaultValue={store?.code}
          maxLength={60}
          required
        />
        <Field
          name="channel"
          label={t("channel")}
          hint={t("channelHint")}
          defaultValue={store?.channel ?? "store"}
          required
        />
        <Field
          name="zone"
          label={t("zone")}
          hint={t("zoneHint")}
          list="zones"
          defaultValue={store?.zone ?? zone}
          required
        />
        <Select
          name="active"
          label={t("active")}
          hint={t("activeHint")}
          options={[
            { value: "yes", label: t("yes") },
            { value: "no", label: t("no") },
          ]}
          defaultValue={store?.isActive === false ? "no" : "yes"}
        />
      </div>
      <div>
        <SubmitButton>{t(store ? "save" : "add")}</SubmitButton>
      </div>
    </Form>
  );
}
