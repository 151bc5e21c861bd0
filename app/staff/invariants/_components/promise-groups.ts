/** What a check promises, in the words of a business; the invariants' names begin with their group's. */
export const promiseGroups = [
  "journals",
  "lots",
  "wallets",
  "events",
  "redemptions",
  "stock",
  "checkpoints",
  "rest",
] as const;

export type PromiseGroup = (typeof promiseGroups)[number];

export function groupOf(invariant: string): PromiseGroup {
  if (invariant.startsWith("reward_codes") || invariant.startsWith("stock")) return "stock";
  if (invariant.startsWith("positions")) return "journals";
  return promiseGroups.find((group) => invariant.startsWith(`${group}_`)) ?? "rest";
}
