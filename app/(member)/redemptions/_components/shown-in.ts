import { type RedemptionFilter, redemptionFilters } from "@/db/queries/redemptions";

export type RedemptionsSearch = { show?: string | string[]; after?: string | string[] };

/** Which redemptions an address shows, and from where on. */
export function shownIn(search: RedemptionsSearch): { show: RedemptionFilter; after: string | null } {
  const show = redemptionFilters.find((each) => each === search.show) ?? "all";
  return { show, after: typeof search.after === "string" ? search.after : null };
}
