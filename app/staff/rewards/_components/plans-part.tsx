import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { listPlansOf } from "@/db/queries/reward-plans";
import { inWords } from "@/lib/in-words";
import { PlanList } from "./plan-list";

/** What is planned for a reward; nothing at all where nothing is. */
export async function PlansPart({ rewardId, mayEdit }: { rewardId: string; mayEdit: boolean }) {
  const [t, words] = await Promise.all([getTranslations("staff-catalogue.plan"), inWords()]);
  const plans = await listPlansOf(rewardId, words.locale);
  if (plans.length === 0) return null;
  return (
    <Section id="planned" title={t("section")}>
      <PlanList plans={plans} mayEdit={mayEdit} isNamed={false} />
    </Section>
  );
}
