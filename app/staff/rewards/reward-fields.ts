import { z } from "zod";
import { address } from "../_components/address";

const words = z.string().max(5_000).optional();

/** The names the reward form posts, as text; what they mean is read in one place (read-reward-form.ts). */
const names =
  "kind category nameId nameEn summaryId summaryEn howToUseId howToUseEn conditionsId conditionsEn points value stock perMemberLimit tierRequired startsOn endsOn validDays cancellable discountType discount minimum featured";

export const rewardFields: Record<string, typeof words> = Object.fromEntries(
  names.split(" ").map((name) => [name, words]),
);

export const rewardTarget = z.string().max(60);

/** A reward's page for staff, saying what was just done there. */
export function rewardAddress(rewardId: string, query: Record<string, string | number>): string {
  return address(`/staff/rewards/${encodeURIComponent(rewardId)}`, query);
}
