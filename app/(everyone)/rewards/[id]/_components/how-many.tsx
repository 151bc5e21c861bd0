import { getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import type { RewardPage } from "@/db/queries/catalogue";
import type { InWords } from "@/lib/in-words";
import { leftOfLimit } from "@/lib/loyalty/gates";
import type { KindRule } from "@/lib/loyalty/kinds/kind-rule";

/** How many units, or how much: a choice of a few, or an amount to type; nothing to say where there is only one. */
export async function HowMany(props: {
  reward: RewardPage["reward"];
  rule: KindRule;
  spendable: number;
  most: number;
  /** From how many points on a second factor may be asked for. */
  askedFrom: number;
  words: InWords;
}) {
  const { reward, rule, spendable, most, askedFrom, words } = props;
  const [t, kinds] = await Promise.all([getTranslations("rewards.sheet"), getTranslations("reward-kinds.ask")]);
  if (rule.asks.includes("amount")) {
    const worth = rule.worthMinor?.(reward.details) ?? 0;
    const said = {
      points: words.points(reward.points),
      money: words.money(worth, reward.currency),
      most,
    };
    const examples = [...new Set([1, 10, most])].filter((units) => units <= most).sort((a, b) => a - b);
    const told = examples.map((units) =>
      kinds("amountExample", {
        units: words.points(units),
        cost: words.points(reward.points * units),
        after: words.points(spendable - reward.points * units),
      }),
    );
    const hint = [kinds("amountHint", said), `${told.join("; ")}.`].join(" ");
    return (
      <Field
        name="amount"
        label={kinds("amount")}
        hint={hint}
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        defaultValue="1"
        required
      />
    );
  }
  if (most === 1) return <input type="hidden" name="quantity" value="1" />;
  return (
    <Select
      name="quantity"
      label={t("quantity")}
      defaultValue="1"
      options={Array.from({ length: most }, (_, place) => ({
        value: String(place + 1),
        isMarked: reward.points * (place + 1) >= askedFrom,
        label: t("option", {
          quantity: place + 1,
          cost: words.points(reward.points * (place + 1)),
          after: words.points(spendable - reward.points * (place + 1)),
        }),
      }))}
    />
  );
}

/** How many the member could take now. */
export function mostAtOnce(reward: RewardPage["reward"], rule: KindRule, spendable: number): number {
  const affordable = Math.floor(spendable / reward.points);
  const left = [leftOfLimit(reward, reward.redeemed), reward.stockLeft, reward.totalLeft].filter(
    (each) => each !== null,
  );
  return Math.max(1, Math.min(rule.most, affordable, ...left));
}
