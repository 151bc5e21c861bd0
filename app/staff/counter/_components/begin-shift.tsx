import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/choice-fields";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Store } from "@/db/queries/stores";
import { open } from "../shift-actions";
import { CounterForm } from "./counter-form";

/** Before anything else: at which store this shift is. */
export function BeginShift({ stores }: { stores: Store[] }) {
  const t = useTranslations("staff-counter.shift");
  if (stores.length === 0) {
    return (
      <EmptyState kind="first" title={t("noStores")} headingLevel={2}>
        <p>{t("noStoresHint")}</p>
      </EmptyState>
    );
  }
  return (
    <CounterForm id="shift-open" action={open}>
      <p className="max-w-prose">{t("openLead")}</p>
      <Select
        name="store"
        label={t("store")}
        options={stores.map((store) => ({
          value: store.publicId,
          label: [store.name, store.city].filter(Boolean).join(", "),
        }))}
      />
      <SubmitButton>{t("open")}</SubmitButton>
    </CounterForm>
  );
}
