import { groupName, type RewardField, type RewardProblems } from "@/lib/loyalty/catalogue";
import { type Gates, limitPeriods } from "@/lib/loyalty/gates";
import { type Province, provinceOf } from "@/lib/loyalty/provinces";
import type { RewardFormFields } from "./read-reward-form";

/** The names under which the form posts who may redeem, besides those of the groups. */
export const gateFields = ["limitPer", "totalLimit", "earlyTier", "earlyDays", "hidden", "provinces"] as const;

const GROUP: string = groupName("");

/** Who may redeem as it was typed; `number` reads a field in the typist's language and tells what is wrong with it. */
export function readGates(
  typed: RewardFormFields,
  number: (field: RewardField, optional: boolean) => number | null,
): { gates: Gates; problems: RewardProblems } {
  const said = (name: string) => (typed[name] ?? "").trim();
  const tier = said("earlyTier");
  const days = number("earlyDays", tier === "");
  const named = said("provinces")
    .split(/[\n,;]/)
    .flatMap((each) => each.trim() || []);
  const provinces = named.map(provinceOf);
  return {
    problems: provinces.includes(null) ? { provinces: "province_unknown" } : {},
    gates: {
      limitPer: limitPeriods.find((each) => each === said("limitPer")) ?? "ever",
      totalLimit: number("totalLimit", true),
      segments: Object.keys(typed).flatMap((name) =>
        name.startsWith(GROUP) && typed[name] !== undefined ? [name.slice(GROUP.length)] : [],
      ),
      isHidden: said("hidden") === "on",
      early: tier === "" && days === null ? null : { tier, days: days ?? 0 },
      provinces: [...new Set(provinces.filter((each): each is Province => each !== null))],
    },
  };
}
