import type { DistributionAsked } from "@/db/commands/keep-distribution";
import { distributionPeriods } from "@/lib/loyalty/distribution";
import type { MemberCondition } from "@/lib/loyalty/earning-rules";
import { occasions } from "@/lib/loyalty/present-trace";

type TypedDistribution = {
  occasion: string;
  tier: string;
  reward: string;
  each: string;
  onlyTier: string;
  onlyTag: string;
  joinedDays: string;
  visits: string;
  daysBefore: string;
  pickUpDays: string;
  startsOn: string;
  endsOn: string;
  atMost: string;
  isOn: string;
};

/** A distribution as it was typed; what is no number becomes one no rule accepts. */
export function readDistribution(typed: TypedDistribution): DistributionAsked {
  const occasion = occasions.find((each) => each === typed.occasion) ?? "birthday";
  const each = distributionPeriods.find((period) => period === typed.each) ?? "ever";
  const isYearly = occasion === "birthday" || occasion === "anniversary";
  return {
    ...{
      occasion,
      each: isYearly ? "year" : each,
      tier: occasion === "tier_up" ? typed.tier || null : null,
      reward: typed.reward,
    },
    conditions: conditionsIn(typed),
    daysBefore: isYearly ? whole(typed.daysBefore, 0) : 0,
    pickUpDays: whole(typed.pickUpDays, 30),
    atMost: typed.atMost.trim() === "" ? null : whole(typed.atMost.replaceAll(/[.,]/g, ""), 0),
    ...{ startsOn: typed.startsOn, endsOn: typed.endsOn || null, isOn: typed.isOn === "yes" },
  };
}

function conditionsIn({ onlyTier, onlyTag, joinedDays, visits }: TypedDistribution): MemberCondition[] {
  const tags = onlyTag.split(",").flatMap((tag) => tag.trim() || []);
  const [days, times] = [whole(joinedDays, 0), whole(visits, 0)];
  return [
    ...(onlyTier ? [{ if: "tier" as const, anyOf: [onlyTier] }] : []),
    ...(tags.length > 0 ? [{ if: "tag" as const, anyOf: tags }] : []),
    ...(days > 0 ? [{ if: "joined" as const, atLeastDays: days }] : []),
    ...(times > 0 ? [{ if: "visits" as const, atLeast: times }] : []),
  ];
}

function whole(text: string, empty: number): number {
  const value = text.trim();
  if (value === "") return empty;
  return /^\d{1,6}$/.test(value) ? Number(value) : -1;
}
