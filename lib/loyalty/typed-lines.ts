import { parseMoney, parseWholeNumber } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import type { EventLine } from "./earning-event";

export type TypedLinesRefusal =
  | { code: "line_unreadable"; line: number }
  | { code: "lines_above_total" }
  | { code: "too_many_lines"; most: number };

const MOST = 50;

/**
 * What a receipt lists, as a cashier types it: a line each, `sku; category; quantity; amount of the line`, the category left empty where
 * there is none. Together they are no more than the receipt.
 */
export function readTypedLines(
  typed: string,
  { totalMinor, currency, locale }: { totalMinor: number; currency: string; locale: Locale },
): Result<EventLine[], TypedLinesRefusal> {
  const rows = typed.split(/\r?\n/).map((row, place) => ({ row: row.trim(), line: place + 1 }));
  const written = rows.filter(({ row }) => row !== "");
  if (written.length > MOST) return refused({ code: "too_many_lines", most: MOST });
  const lines: EventLine[] = [];
  for (const { row, line } of written) {
    const [sku = "", category = "", count = "", amount = "", ...rest] = row.split(";").map((part) => part.trim());
    const quantity = parseWholeNumber(count, locale);
    const amountMinor = parseMoney(amount, currency, locale);
    const isReadable = sku !== "" && sku.length <= 60 && category.length <= 60 && rest.length === 0;
    if (!isReadable || quantity === null || quantity < 1 || amountMinor === null)
      return refused({ code: "line_unreadable", line });
    lines.push({ sku, category: category === "" ? null : category, quantity, amountMinor });
  }
  const sum = lines.reduce((total, line) => total + line.amountMinor, 0);
  return sum > totalMinor ? refused({ code: "lines_above_total" }) : done(lines);
}
