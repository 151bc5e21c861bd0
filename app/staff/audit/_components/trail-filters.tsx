import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { trailActions, trailSubjects } from "@/db/queries/trail";
import { actionKey } from "./trail-words";

type Chosen = {
  actor: string | null;
  action: string | null;
  subject: string | null;
  id: string;
  from: string;
  until: string;
};

/** Who, what, of what, and when; all of it in the address. */
export async function TrailFilters({
  chosen,
  people,
}: {
  chosen: Chosen;
  people: { publicId: string; name: string }[];
}) {
  const [t, staff] = await Promise.all([getTranslations("staff-audit"), getTranslations("staff")]);
  const lists = [
    {
      name: "actor",
      label: t("filter.actor"),
      value: chosen.actor,
      none: t("filter.everybody"),
      options: [
        ...people.map((each) => ({ value: each.publicId, label: each.name })),
        { value: "portal", label: staff("portal") },
      ],
    },
    {
      name: "action",
      label: t("filter.action"),
      value: chosen.action,
      none: t("filter.allActions"),
      options: trailActions.map((each) => ({ value: each, label: t(`action.${actionKey(each)}`) })),
    },
    {
      name: "subject",
      label: t("filter.subject"),
      value: chosen.subject,
      none: t("filter.allSubjects"),
      options: trailSubjects.map((each) => ({ value: each, label: t(`subject.${each}`) })),
    },
  ];
  return (
    <form
      id="audit-filter"
      action="/staff/audit"
      method="get"
      className="mb-6 flex flex-wrap items-end gap-3"
      aria-label={t("title")}
    >
      {lists.map((list) => (
        <Labelled key={list.name} label={list.label}>
          <select name={list.name} key={list.value} defaultValue={list.value ?? ""} className="control">
            <option value="">{list.none}</option>
            {list.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </Labelled>
      ))}
      <Labelled label={t("filter.subjectId")}>
        <input name="id" defaultValue={chosen.id} autoComplete="off" className="control" />
      </Labelled>
      <Labelled label={t("filter.from")}>
        <input name="from" type="date" defaultValue={chosen.from} className="control" />
      </Labelled>
      <Labelled label={t("filter.until")}>
        <input name="until" type="date" defaultValue={chosen.until} className="control" />
      </Labelled>
      <button type="submit" className="button button-secondary">
        {t("filter.apply")}
      </button>
    </form>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="grid min-w-40 flex-1 gap-1 text-note font-semibold sm:flex-none">
      {label}
      {children}
    </label>
  );
}
