import type { Contested } from "@/db/commands/open-dispute";
import { parseMoney } from "@/lib/base/format";
import { instantOf } from "@/lib/base/local-time";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";

type Typed = Record<"about" | "line" | "purchase" | "number" | "boughtOn" | "store" | "total", string>;
type Field = "number" | "boughtOn" | "store" | "total";
type Problem = "number_missing" | "day_wrong" | "store_missing" | "total_wrong";
type Circumstances = { locale: Locale; now: Date; installation: { zone: string; currency: string } };

const YEAR_MS = 366 * 86_400_000;

/** What a form contests; of a receipt what stands on it, or what is wrong with how it was typed, field by field. */
export function contestedIn(typed: Typed, at: Circumstances): Result<Contested, Partial<Record<Field, Problem>>> {
  if (typed.about === "line") return done({ about: "line", version: Number(typed.line) || 0 });
  if (typed.about === "purchase") return done({ about: "purchase", purchaseId: typed.purchase });
  const [number, store] = [typed.number.trim(), typed.store.trim()];
  const { currency, zone } = at.installation;
  const bought = instantOf(typed.boughtOn, zone);
  const totalMinor = parseMoney(typed.total, currency, at.locale);
  const isPast = bought !== null && bought <= at.now && at.now.getTime() - bought.getTime() < YEAR_MS;
  const problems: Partial<Record<Field, Problem>> = {
    ...(number === "" || number.length > 100 ? { number: "number_missing" } : {}),
    ...(isPast ? {} : { boughtOn: "day_wrong" }),
    ...(store === "" || store.length > 100 ? { store: "store_missing" } : {}),
    ...(totalMinor !== null && totalMinor > 0 ? {} : { total: "total_wrong" }),
  };
  if (Object.keys(problems).length > 0 || totalMinor === null) return refused(problems);
  return done({ about: "receipt", claim: { number, boughtOn: typed.boughtOn, store, totalMinor, currency } });
}
