import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { type CatalogueFilter, sorts } from "@/db/queries/catalogue";
import type { RewardKind } from "@/lib/loyalty/reward";
import { categoryNamer } from "./category-name";

/** Search, filters and order in one form whose answers end in the address; works without script. */
export async function FilterForm(props: {
  filter: CatalogueFilter;
  categories: string[];
  kinds: RewardKind[];
  isMember: boolean;
}) {
  const { filter, categories, kinds, isMember } = props;
  const [t, nameOf] = await Promise.all([getTranslations("rewards"), categoryNamer()]);
  return (
    <search>
      <form id="rewards-filter" action="/rewards" method="get" className="mb-6 grid gap-3 sm:grid-cols-3">
        <div className="flex gap-3 sm:col-span-full">
          <div className="relative flex-1">
            <Icon name="search" className="pointer-events-none absolute inset-y-0 left-3.5 my-auto text-ink-soft" />
            <input
              type="search"
              name="q"
              aria-label={t("search")}
              placeholder={t("search")}
              defaultValue={filter.q}
              maxLength={100}
              className="control control-search"
            />
          </div>
          <button type="submit" className="button button-primary">
            {t("searchAction")}
          </button>
        </div>
        <select name="category" aria-label={t("category")} defaultValue={filter.category ?? ""} className="control">
          <option value="">{t("anyCategory")}</option>
          {categories.map((category) => (
            <option key={category} value={category}>
              {nameOf(category)}
            </option>
          ))}
        </select>
        <select name="kind" aria-label={t("kind")} defaultValue={filter.kind ?? ""} className="control">
          <option value="">{t("anyKind")}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
        <select name="sort" aria-label={t("sort.label")} defaultValue={filter.sort} className="control">
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sort.${sort}`)}
            </option>
          ))}
        </select>
        {isMember ? (
          <div className="flex flex-wrap gap-x-6 sm:col-span-full">
            <label className="flex min-h-11 items-center gap-3">
              <input type="checkbox" name="affordable" value="1" defaultChecked={filter.affordable} className="tick" />
              {t("affordable")}
            </label>
            <label className="flex min-h-11 items-center gap-3">
              <input type="checkbox" name="favourite" value="1" defaultChecked={filter.favourite} className="tick" />
              {t("favourite.only")}
            </label>
          </div>
        ) : null}
      </form>
    </search>
  );
}
