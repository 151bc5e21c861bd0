import { getTranslations } from "next-intl/server";
import { DisclosureArrow } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { type CatalogueFilter, sorts } from "@/db/queries/catalogue";
import type { RewardKind } from "@/lib/loyalty/reward";
import { categoryNamer } from "./category-name";

type Props = { filter: CatalogueFilter; categories: string[]; kinds: RewardKind[]; isMember: boolean };

/** Search, filters and order in one form whose answers end in the address; works without script. */
export async function FilterForm(props: Props) {
  const { filter } = props;
  const t = await getTranslations("rewards");
  return (
    <search>
      <form id="rewards-filter" action="/rewards" method="get" className="mb-6 grid gap-2 sm:gap-3">
        <div className="flex gap-3">
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
        <Folded {...props} />
      </form>
    </search>
  );
}

/** What narrows the list, folded on a phone so that rewards are seen at once; beside the search where there is room (lists-and-sheets.css). */
async function Folded({ filter, categories, kinds, isMember }: Props) {
  const [t, nameOf] = await Promise.all([getTranslations("rewards"), categoryNamer()]);
  const { category, kind, affordable, favourite, sort } = filter;
  const count = [category, kind, affordable, favourite, sort !== "featured"].filter(Boolean).length;
  return (
    <details className="folded-filters group">
      <summary className="inline-flex min-h-11 list-none items-center gap-1 font-semibold text-accent">
        {count === 0 ? t("filters") : t("filtersOn", { count })}
        <DisclosureArrow />
      </summary>
      <div
        className={`grid gap-3 pt-1 lg:pt-0 ${isMember ? "sm:grid-cols-3" : "sm:grid-cols-[repeat(3,minmax(0,1fr))_auto]"}`}
      >
        <select name="category" aria-label={t("category")} defaultValue={category ?? ""} className="control">
          <option value="">{t("anyCategory")}</option>
          {categories.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </select>
        <select name="kind" aria-label={t("kind")} defaultValue={kind ?? ""} className="control">
          <option value="">{t("anyKind")}</option>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`kinds.${each}`)}
            </option>
          ))}
        </select>
        <select name="sort" aria-label={t("sort.label")} defaultValue={sort} className="control">
          {sorts.map((each) => (
            <option key={each} value={each}>
              {t(`sort.${each}`)}
            </option>
          ))}
        </select>
        {isMember ? (
          <div className="flex flex-wrap items-center gap-x-6 sm:col-span-full">
            <Tick name="affordable" isOn={affordable} label={t("affordable")} />
            <Tick name="favourite" isOn={favourite} label={t("favourite.only")} />
            <Apply label={t("filterAction")} />
          </div>
        ) : (
          <Apply label={t("filterAction")} />
        )}
      </div>
    </details>
  );
}

function Apply({ label }: { label: string }) {
  return (
    <button type="submit" className="button button-secondary max-sm:mt-2 max-sm:w-full sm:ms-auto">
      {label}
    </button>
  );
}

function Tick({ name, isOn, label }: { name: string; isOn: boolean; label: string }) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" name={name} value="1" defaultChecked={isOn} className="tick" />
      {label}
    </label>
  );
}
