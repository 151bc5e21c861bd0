import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Paragraphs } from "@/components/paragraphs";
import { Select } from "@/components/ui/choice-fields";
import { Facts } from "@/components/ui/section";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RewardPage } from "@/db/queries/catalogue";
import type { Standing } from "@/db/queries/standing";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { mostPerRequest } from "@/lib/loyalty/reward";
import { redeem } from "../actions";
import { cancelling, validity } from "./reward-facts";

/** The confirmation: what it costs, what is left, where it goes. Its key works once, whatever is clicked. */
export async function RedeemSheet(props: {
  page: RewardPage;
  standing: Standing;
  words: InWords;
  /** Whether it can be redeemed now. */
  isOpen: boolean;
}) {
  const { page, standing, words, isOpen } = props;
  const { reward, terms } = page;
  const t = await getTranslations("rewards.sheet");
  const most = mostAtOnce(page.reward, standing.spendable);
  const cost = (quantity: number) => words.points(reward.points * quantity);
  const after = (quantity: number) => words.points(standing.spendable - reward.points * quantity);
  const facts = [
    { label: t("cost"), value: `${cost(1)} ${words.unit}` },
    { label: t("balance"), value: `${words.points(standing.spendable)} ${words.unit}` },
    most === 1 && isOpen && { label: t("after"), value: `${after(1)} ${words.unit}` },
    { label: t("goes"), value: t("goesCode") },
    { label: t("valid"), value: await validity(reward.validDays) },
    { label: t("cancel"), value: await cancelling(reward.cancellable, terms.redemption.cancelHours) },
  ].filter((fact) => fact !== false);

  return (
    <div className="mt-6">
      <Sheet
        id="redeem-sheet"
        trigger={t("confirmAny")}
        triggerClassName={isOpen ? undefined : "hidden"}
        title={t("title", { reward: reward.name })}
        close={t("close")}
      >
        <Form id="redeem" action={redeem}>
          <input type="hidden" name="reward" value={reward.publicId} />
          <input type="hidden" name="key" value={newId()} />
          <input type="hidden" name="price" value={reward.points} />
          <Facts facts={facts} />
          {most > 1 ? (
            <Select
              name="quantity"
              label={t("quantity")}
              defaultValue="1"
              options={Array.from({ length: most }, (_, place) => ({
                value: String(place + 1),
                label: t("option", { quantity: place + 1, cost: cost(place + 1), after: after(place + 1) }),
              }))}
            />
          ) : (
            <input type="hidden" name="quantity" value="1" />
          )}
          <div className="text-note text-ink-soft">
            <Paragraphs text={reward.conditions} />
          </div>
          {isOpen ? (
            <SubmitButton pending={t("pending")}>
              {most > 1 ? t("confirmAny") : t("confirm", { points: cost(1) })}
            </SubmitButton>
          ) : null}
        </Form>
      </Sheet>
    </div>
  );
}

/** How many the member could take now. */
function mostAtOnce(reward: RewardPage["reward"], spendable: number): number {
  const affordable = Math.floor(spendable / reward.points);
  const most = mostPerRequest(reward.kind);
  const allowed = reward.perMemberLimit === null ? most : reward.perMemberLimit - reward.redeemed;
  return Math.max(1, Math.min(most, affordable, allowed, reward.stockLeft ?? most));
}
