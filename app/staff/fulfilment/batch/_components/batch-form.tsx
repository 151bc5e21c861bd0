import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { QueuedRedemption } from "@/db/queries/fulfilment";
import { newId } from "@/lib/base/uuid";
import type { MoveNeeds } from "@/lib/loyalty/kinds/kind-rule";
import { reasons, type Target } from "../../_components/moves-for";
import { start } from "../../actions";

type Row = QueuedRedemption & { needs: MoveNeeds | undefined };

/** Those that can be moved, each with what has to be said of it, and one button for all. */
export async function BatchForm({ to, rows }: { to: Target; rows: Row[] }) {
  const t = await getTranslations("staff-fulfilment");
  const needsTracking = rows.some((row) => row.needs === "tracking");
  return (
    <Form id="batch" action={start} className="mt-4 grid max-w-3xl gap-6">
      <input type="hidden" name="key" value={newId()} />
      <input type="hidden" name="to" value={to} />
      {needsTracking ? <Field name="courier" label={t("batch.courierAll")} maxLength={100} required /> : null}
      {to === "failed" ? (
        <Select
          name="because"
          label={t("one.fail.because")}
          options={reasons.map((each) => ({ value: each, label: t(`because.${each}`) }))}
        />
      ) : null}
      <ul className="grid">
        {rows.map((row) => (
          <li
            key={row.publicId}
            className="grid items-end gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0 sm:grid-cols-2"
          >
            <div>
              <input type="hidden" name="row" value={`${row.publicId}:${row.state}`} />
              <p className="font-semibold">{t("slip.item", { quantity: row.quantity, reward: row.rewardName })}</p>
              <p className="text-note text-ink-soft">{row.memberName ?? row.memberNumber}</p>
            </div>
            <Said row={row} />
          </li>
        ))}
      </ul>
      <div>
        <SubmitButton look={to === "failed" ? "danger" : "primary"}>{t("batch.submit")}</SubmitButton>
      </div>
    </Form>
  );
}

async function Said({ row }: { row: Row }) {
  const t = await getTranslations("staff-fulfilment.one");
  if (row.needs === undefined || row.needs === "mistake") return null;
  return (
    <Field name={`${row.needs}-${row.publicId}`} label={t(row.needs)} maxLength={100} required autoComplete="off" />
  );
}
