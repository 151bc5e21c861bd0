import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Select } from "@/components/ui/choice-fields";
import { PendingLink } from "@/components/ui/pending-link";
import type { FeedbackFilter } from "@/db/queries/staff-feedback";
import { address } from "../../_components/address";

/** Stars and store behind native lists, and the one reward it is about; all of it in the address. */
export async function FeedbackFilters(props: {
  filter: Omit<FeedbackFilter, "after">;
  stores: string[];
  rewardName: string | null;
}) {
  const { filter, stores, rewardName } = props;
  const t = await getTranslations("staff-feedback");
  return (
    <div className="mb-6 grid gap-4">
      <form method="get" id="feedback-filter" className="grid items-end gap-4 sm:flex sm:flex-wrap">
        {filter.reward ? <input type="hidden" name="reward" value={filter.reward} /> : null}
        <Select
          name="stars"
          label={t("starsLabel")}
          defaultValue={filter.stars === null ? "" : String(filter.stars)}
          options={[
            { value: "", label: t("anyStars") },
            ...[5, 4, 3, 2, 1].map((stars) => ({ value: String(stars), label: t("stars", { stars }) })),
          ]}
        />
        <Select
          name="store"
          label={t("storeLabel")}
          defaultValue={filter.store ?? ""}
          options={[{ value: "", label: t("anyStore") }, ...stores.map((store) => ({ value: store, label: store }))]}
        />
        <button type="submit" className={buttonClass("secondary", false)}>
          {t("apply")}
        </button>
      </form>
      {filter.reward ? (
        <p>
          {rewardName === null ? t("ofOneReward") : t("ofReward", { reward: rewardName })}{" "}
          <PendingLink href={address("/staff/feedback", { ...filter, reward: null })} className="text-link">
            {t("allRewards")}
          </PendingLink>
        </p>
      ) : null}
    </div>
  );
}
