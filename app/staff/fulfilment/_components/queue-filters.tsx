import { getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { FilterChips, SearchField } from "@/components/ui/list-tools";
import { COUNTED_MOST, type QueueCounts, type QueueFilter, queueStates } from "@/db/queries/fulfilment";
import { inWords } from "@/lib/in-words";
import { rewardKinds } from "@/lib/loyalty/reward";
import { address } from "../../_components/address";

type Props = { filter: Omit<QueueFilter, "after">; counts: QueueCounts; outlets: string[] };

/** Search, states as chips with how many stand there, kind and outlet behind native lists; all of it in the address. */
export async function QueueFilters({ filter, counts, outlets }: Props) {
  const [t, ui, states, kinds, words] = await Promise.all([
    getTranslations("staff-fulfilment"),
    getTranslations("ui"),
    getTranslations("redemptions.state"),
    getTranslations("rewards.kinds"),
    inWords(),
  ]);
  const { q, state, kind, outlet } = filter;
  const all = queueStates.reduce((sum, each) => sum + counts[each], 0);
  const most = words.points(COUNTED_MOST);
  const isPastCounting = queueStates.some((each) => counts[each] > COUNTED_MOST);
  const upTo = (count: number, isMore = count > COUNTED_MOST) => (isMore ? `${most}+` : words.points(count));
  return (
    <div className="mb-6 grid gap-4">
      <SearchField
        action="/staff/fulfilment"
        label={t("search")}
        submit={ui("search")}
        defaultValue={q}
        keep={{ state: state ?? undefined, kind: kind ?? undefined, outlet: outlet ?? undefined }}
      />
      <FilterChips
        label={t("stateLabel")}
        chips={[null, ...queueStates].map((each) => ({
          href: address("/staff/fulfilment", { ...filter, state: each }),
          label: each === null ? t("allStates") : states(each),
          count: each === null ? upTo(all, isPastCounting) : upTo(counts[each]),
          current: state === each,
        }))}
      />
      <p className={counts.late > 0 ? "font-semibold" : "text-ink-soft"}>
        {counts.late > COUNTED_MOST ? t("lateMore", { most }) : t("late", { count: counts.late })}
      </p>
      {isPastCounting ? <p className="text-ink-soft">{t("countedTo", { most })}</p> : null}
      <form
        id="fulfilment-filter"
        action="/staff/fulfilment"
        method="get"
        className="flex flex-wrap items-end gap-3"
        aria-label={ui("filters")}
      >
        <input type="hidden" name="q" value={q} />
        {state === null ? null : <input type="hidden" name="state" value={state} />}
        <Select
          name="kind"
          label={t("kindLabel")}
          defaultValue={kind ?? ""}
          options={[
            { value: "", label: t("allKinds") },
            ...rewardKinds.map((each) => ({ value: each, label: kinds(each) })),
          ]}
        />
        {outlets.length > 0 || outlet !== null ? (
          <Select
            name="outlet"
            label={t("outletLabel")}
            defaultValue={outlet ?? ""}
            options={[
              { value: "", label: t("allOutlets") },
              ...[...new Set([...outlets, ...(outlet === null ? [] : [outlet])])].map((each) => ({
                value: each,
                label: each,
              })),
            ]}
          />
        ) : null}
        <button type="submit" className="button button-secondary">
          {t("apply")}
        </button>
      </form>
    </div>
  );
}
