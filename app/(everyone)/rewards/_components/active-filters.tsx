import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import type { CatalogueFilter } from "@/db/queries/catalogue";
import { addressOf, isFiltered } from "./address";
import { categoryNamer } from "./category-name";

/** The filters that are on: each in words, and the catalogue without it. */
export async function activeFilters(filter: CatalogueFilter): Promise<{ label: string; without: CatalogueFilter }[]> {
  const [t, nameOf] = await Promise.all([getTranslations("rewards"), categoryNamer()]);
  const { q, category, kind, affordable, favourite } = filter;
  return [
    q ? { label: t("filterSearch", { text: q }), without: { ...filter, q: "" } } : null,
    category ? { label: nameOf(category), without: { ...filter, category: null } } : null,
    kind ? { label: t(`kinds.${kind}`), without: { ...filter, kind: null } } : null,
    affordable ? { label: t("filterAffordable"), without: { ...filter, affordable: false } } : null,
    favourite ? { label: t("filterFavourite"), without: { ...filter, favourite: false } } : null,
  ].filter((each) => each !== null);
}

/** Which filters are on, each a link that takes it away. */
export async function ActiveFilters({ filter }: { filter: CatalogueFilter }) {
  if (!isFiltered(filter)) return null;
  const [t, ui] = await Promise.all([getTranslations("rewards"), getTranslations("ui")]);
  const active = await activeFilters({ ...filter, after: null });
  return (
    <nav aria-label={t("active")} className="mb-6">
      <ul className="flex flex-wrap items-center gap-2">
        {active.map(({ label, without }) => (
          <li key={label}>
            <PendingLink href={addressOf(without)} aria-label={t("remove", { filter: label })} className="chip">
              {label}
              <Icon name="close" size={16} />
            </PendingLink>
          </li>
        ))}
        <li>
          <PendingLink href="/rewards" className="text-link inline-flex min-h-11 items-center gap-1 px-2">
            {ui("clear")}
          </PendingLink>
        </li>
      </ul>
    </nav>
  );
}
