import { getTranslations } from "next-intl/server";
import { FilterChips } from "@/components/ui/list-tools";

const parts = ["edit", "rules", "policies"] as const;

/** The parts of a draft that forms hold, each a page of its own. */
export async function DraftParts({ draftId, current }: { draftId: string; current: (typeof parts)[number] }) {
  const t = await getTranslations("staff-programme.parts");
  return (
    <div className="mb-8">
      <FilterChips
        label={t("label")}
        chips={parts.map((part) => ({
          href: `/staff/programme/${draftId}/${part}`,
          label: t(part),
          current: part === current,
        }))}
      />
    </div>
  );
}
