import { getTranslations } from "next-intl/server";
import { StepUpField } from "@/components/step-up-field";
import type { RewardPage } from "@/db/queries/catalogue";
import { whyAsked } from "@/db/queries/step-up";
import { currentAsking } from "@/lib/asking";
import type { InWords } from "@/lib/in-words";
import { redeemBound, UNITS_CHOSEN } from "@/lib/step-up-bound";

type Props = { page: RewardPage /** How many could be taken. */; most: number; sheetKey: string; words: InWords };

/** The second factor, where redeeming as many as can be taken here could ask for one; nothing where it never does. */
export async function ProveIt({ page: { reward, terms }, most, sheetKey, words }: Props) {
  const asking = await currentAsking();
  const reasons = asking ? await whyAsked(asking, reward.points * most, terms.stepUp) : [];
  if (asking === null || reasons.length === 0) return null;
  const t = await getTranslations("step-up.ask");
  const isCertain = reward.points >= terms.stepUp.askedFrom;
  const points = words.points(terms.stepUp.askedFrom);
  const of = { session: asking.session, rewardId: reward.publicId, price: reward.points, key: sheetKey };
  return (
    <StepUpField
      reasons={reasons}
      lead={t(isCertain ? "from" : "amountFrom", { points })}
      note={t("bound")}
      bound={redeemBound({ ...of, units: UNITS_CHOSEN })}
      isCertain={isCertain}
    />
  );
}
