import { detailName } from "@/lib/loyalty/catalogue";
import { detailsOf } from "@/lib/loyalty/kinds";
import { rewardKinds } from "@/lib/loyalty/reward";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";

/** The names the reward form posts, as text; what they mean is read in one place (read-reward-form.ts). */
const names =
  "kind category nameId nameEn summaryId summaryEn howToUseId howToUseEn conditionsId conditionsEn points value stock perMemberLimit tierRequired startsOn endsOn validDays cancellable featured sku";
const details = rewardKinds.flatMap((kind) => detailsOf(kind).map(([field]) => detailName(kind, field)));

/** Their schema, whose refusals are in the reader's language. */
export async function rewardFields() {
  const words = (await unreadable()).text(5_000).optional();
  return Object.fromEntries([...names.split(" "), ...details].map((name) => [name, words]));
}

/** A reward's page for staff, saying what was just done there. */
export function rewardAddress(rewardId: string, query: Record<string, string | number>): string {
  return address(`/staff/rewards/${encodeURIComponent(rewardId)}`, query);
}
