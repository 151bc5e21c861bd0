import type { TermsDocument } from "./terms";
import type { Benefit, TierLevel } from "./tier-policy";

type Promised = Extract<Benefit, { kind: string }>;

/** What gives members of a tier something beside the terms. */
export type Backing = {
  /** The tiers that rewards which can be redeemed ask for. */
  rewardTiers: readonly string[];
  /** Of every present that is given on birthdays: to members of which tiers, or null for all. */
  birthdayPresents: readonly (readonly string[] | null)[];
};

export type EmptyPromise = { level: TierLevel; benefit: Promised };

/**
 * The benefits these terms promise in words that nothing in the programme gives. Early access is given by the terms themselves; delivery
 * is nobody's here to give, so that it is always for the shop to keep. What has no kind is only told of, and not judged.
 */
export function emptyPromises({ tiers, earning }: TermsDocument, backing: Backing): EmptyPromise[] {
  return tiers.levels.flatMap((level) =>
    level.benefits.flatMap((benefit) => ("kind" in benefit && !isGiven(benefit, level) ? [{ level, benefit }] : [])),
  );

  function isGiven({ kind }: Promised, { code, earnPercent }: TierLevel): boolean {
    const isFor = (anyOf: readonly string[] | null) => anyOf === null || anyOf.includes(code);
    switch (kind) {
      case "early_access":
        return true;
      case "free_delivery":
        return false;
      case "more_points":
        return (
          earnPercent > 100 ||
          earning.rules.some((rule) => rule.when.some((one) => one.if === "tier" && isFor(one.anyOf)))
        );
      case "exclusive_rewards":
        return backing.rewardTiers.includes(code);
      case "birthday_gift":
        return (
          backing.birthdayPresents.some(isFor) ||
          earning.rules.some(
            ({ when }) =>
              when.some((one) => one.if === "birthday") && when.every((one) => one.if !== "tier" || isFor(one.anyOf)),
          )
        );
    }
  }
}
