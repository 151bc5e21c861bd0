import type { getTranslations } from "next-intl/server";
import { isInBoth } from "@/lib/loyalty/kinds";

type T = Awaited<ReturnType<typeof getTranslations<"reward-kinds">>>;

/**
 * What a detail of a reward is called in the trail: a figure in days, hours or per cent by its field, which says so, anything else as members
 * read it; of what is said in both languages, with the language. Null for a detail no kind has any more.
 */
export function detailLabel(name: string, t: T): string | null {
  const own = name.replace(/En$/, "");
  if (!isInBoth(own)) return said(name, t);
  const label = said(own, t);
  return label === null ? null : t(name === own ? "inId" : "inEn", { label });
}

function said(name: string, t: T): string | null {
  const from = /([dD]ays|[hH]ours|[pP]ercent)$/.test(name) ? "field" : "fact";
  const key = `${from}.${name}` as Parameters<T>[0];
  return t.has(key) ? String(t(key)) : null;
}
