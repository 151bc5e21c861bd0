import { termsHistory } from "@/db/queries/terms";
import { detailName, groupName } from "@/lib/loyalty/catalogue";
import { detailsOf } from "@/lib/loyalty/kinds";
import { rewardKinds } from "@/lib/loyalty/reward";
import { address } from "../_components/address";
import { unreadable } from "../_components/unreadable";
import { gateFields } from "./read-gates";

/** The names the reward form posts, as text; what they mean is read in one place (read-reward-form.ts). */
const names =
  "kind category nameId nameEn summaryId summaryEn howToUseId howToUseEn conditionsId conditionsEn points value stock perMemberLimit tierRequired startsOn endsOn validDays cancellable featured sku";
const details = rewardKinds.flatMap((kind) => detailsOf(kind).map(([field]) => detailName(kind, field)));

/** Their schema, whose refusals are in the reader's language. */
export async function rewardFields() {
  const [{ text }, history] = await Promise.all([unreadable(), termsHistory()]);
  const words = text(5_000).optional();
  // Of all versions: a group that the newest no longer has may still be ticked.
  const groups = history.flatMap(({ earning }) => earning.segments.map(({ code }) => groupName(code)));
  return Object.fromEntries([...names.split(" "), ...gateFields, ...groups, ...details].map((name) => [name, words]));
}

/** A reward's page for staff, saying what was just done there. */
export function rewardAddress(rewardId: string, query: Record<string, string | number>): string {
  return address(`/staff/rewards/${encodeURIComponent(rewardId)}`, query);
}
