import { type CatalogueFilter, sorts } from "@/db/queries/catalogue";
import { rewardKinds } from "@/lib/loyalty/reward";

export type Search = Record<string, string | string[] | undefined>;

/** What the address asks of the catalogue; anything it cannot mean is left out. */
export function filterIn(search: Search, isMember: boolean): CatalogueFilter {
  const said = (name: string) => {
    const value = search[name];
    return typeof value === "string" ? value.trim().slice(0, 100) : "";
  };
  return {
    q: said("q"),
    category: said("category") || null,
    kind: rewardKinds.find((kind) => kind === said("kind")) ?? null,
    affordable: isMember && said("affordable") === "1",
    favourite: isMember && said("favourite") === "1",
    sort: sorts.find((sort) => sort === said("sort")) ?? "featured",
    after: said("after") || null,
  };
}

/** The address that asks exactly this; what is usual is not said. */
export function addressOf(filter: CatalogueFilter): string {
  const { q, category, kind, affordable, favourite, sort, after } = filter;
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (category) query.set("category", category);
  if (kind) query.set("kind", kind);
  if (affordable) query.set("affordable", "1");
  if (favourite) query.set("favourite", "1");
  if (sort !== "featured") query.set("sort", sort);
  if (after) query.set("after", after);
  return query.size === 0 ? "/rewards" : `/rewards?${query}`;
}

export function isFiltered({ q, category, kind, affordable, favourite }: CatalogueFilter): boolean {
  return q !== "" || category !== null || kind !== null || affordable || favourite;
}
