import { getTranslations } from "next-intl/server";
import { FilterChips, SearchField } from "@/components/ui/list-tools";
import { rewardStates, type StaffRewardFilter, staffRewardSorts } from "@/db/queries/staff-rewards";
import { rewardKinds } from "@/lib/loyalty/reward";
import { address } from "../../_components/address";
import { matchQuery } from "../reward-match";
import { categoryNamer } from "./category-namer";

/** Search, state as chips, and the rest behind native lists; all of it in the address. */
export async function RewardFilters(props: { filter: Omit<StaffRewardFilter, "after">; categories: string[] }) {
  const { filter, categories } = props;
  const [t, own, ui, kinds, nameOf] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("staff-catalogue.list"),
    getTranslations("ui"),
    getTranslations("rewards.kinds"),
    categoryNamer(),
  ]);
  const { q, state, kind, category, untranslated, sort } = filter;
  const said = matchQuery(filter);
  const lists = [
    {
      name: "kind",
      label: t("field.kind"),
      value: kind ?? "",
      options: [
        { value: "", label: t("list.allKinds") },
        ...rewardKinds.map((each) => ({ value: each, label: kinds(each) })),
      ],
    },
    {
      name: "category",
      label: t("field.category"),
      value: category ?? "",
      options: [
        { value: "", label: t("list.allCategories") },
        ...categories.map((each) => ({ value: each, label: nameOf(each) })),
      ],
    },
    {
      name: "sort",
      label: t("list.sort"),
      value: sort,
      options: staffRewardSorts.map((each) => ({ value: each, label: t(`sort.${each}`) })),
    },
  ];
  return (
    <div className="mb-6 grid gap-4">
      <SearchField
        action="/staff/rewards"
        label={t("list.search")}
        submit={ui("search")}
        defaultValue={q}
        keep={{
          state: state ?? undefined,
          kind: kind ?? undefined,
          category: category ?? undefined,
          untranslated: said.untranslated,
          sort,
        }}
      />
      <FilterChips
        label={t("field.state")}
        chips={[
          ...[null, ...rewardStates].map((each) => ({
            href: address("/staff/rewards", { ...said, sort, state: each }),
            label: each === null ? t("list.allStates") : t(`state.${each}`),
            current: state === each,
          })),
          {
            href: address("/staff/rewards", { ...said, sort, untranslated: untranslated ? null : "1" }),
            label: own("untranslated"),
            current: untranslated,
          },
        ]}
      />
      <form
        id="rewards-filter"
        action="/staff/rewards"
        method="get"
        className="flex flex-wrap items-end gap-3"
        aria-label={ui("filters")}
      >
        <input type="hidden" name="q" value={q} />
        {state === null ? null : <input type="hidden" name="state" value={state} />}
        {untranslated ? <input type="hidden" name="untranslated" value="1" /> : null}
        {lists.map((list) => (
          <label key={list.name} className="grid min-w-40 flex-1 gap-1 text-note font-semibold sm:flex-none">
            {list.label}
            <select name={list.name} defaultValue={list.value} key={list.value} className="control">
              {list.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="button button-secondary">
          {t("list.apply")}
        </button>
      </form>
    </div>
  );
}
