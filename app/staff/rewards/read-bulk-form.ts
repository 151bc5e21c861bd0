import { parseWholeNumber } from "@/lib/base/format";
import { instantOf } from "@/lib/base/local-time";
import type { Locale } from "@/lib/base/locale";
import type { BatchWish, BulkAct } from "@/lib/loyalty/bulk-wish";
import { typedCategory } from "./typed-category";

type Typed = Partial<Record<"newCategory" | "points" | "percent" | "roundTo" | "endsOn" | "quantity", string>>;
type Problem = "missing" | "not_a_number" | "not_a_day" | "percent_wrong";

const roundings = [1, 10, 50, 100, 500];

/** What was asked of many rewards, numbers read as the typist's language writes them; or the field that cannot be read. */
export function readBulkForm(
  act: BulkAct,
  typed: Typed,
  { locale, zone }: { locale: Locale; zone: string },
): BatchWish | { field: keyof Typed; problem: Problem } {
  const said = (name: keyof Typed) => (typed[name] ?? "").trim();
  switch (act) {
    case "publish":
    case "archive":
    case "unarchive":
      return { act };
    case "category": {
      const category = typedCategory(said("newCategory").slice(0, 60));
      return category === "" ? { field: "newCategory", problem: "missing" } : { act, category };
    }
    case "price": {
      const points = parseWholeNumber(said("points"), locale);
      return points === null || points < 1 ? { field: "points", problem: "not_a_number" } : { act, points };
    }
    case "percent": {
      const percent = readPercent(said("percent"));
      const roundTo = roundings.find((each) => String(each) === said("roundTo")) ?? 1;
      return percent === null ? { field: "percent", problem: "percent_wrong" } : { act, percent, roundTo };
    }
    case "end": {
      if (said("endsOn") === "") return { act, endsAt: null };
      const at = instantOf(said("endsOn"), zone);
      return at === null ? { field: "endsOn", problem: "not_a_day" } : { act, endsAt: at.toISOString() };
    }
    case "stock": {
      const quantity = parseWholeNumber(said("quantity"), locale);
      return quantity === null || quantity < 1 ? { field: "quantity", problem: "not_a_number" } : { act, quantity };
    }
  }
}

/** From -90 to +500, whole, with a sign or without. */
function readPercent(words: string): number | null {
  const read = /^([+-]|−)?(\d{1,3})\s*%?$/.exec(words);
  if (!read) return null;
  const percent = Number(read[2]) * (read[1] === "-" || read[1] === "−" ? -1 : 1);
  return percent === 0 || percent < -90 || percent > 500 ? null : percent;
}
