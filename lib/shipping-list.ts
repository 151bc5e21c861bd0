import { CsvError, parse } from "csv-parse/sync";

export type ShippingLine = { redemption: string; courier: string; tracking: string; isReadable: boolean };

export const shippingColumns = ["redemption", "courier", "tracking"] as const;
const LONGEST = 100;

/** A list of parcels that were handed over, one a line under its header; null where it is no such list. Commas or semicolons. */
export function readShippingList(text: string): ShippingLine[] | null {
  const lines = linesOf(text);
  const [header, ...rows] = lines ?? [];
  const places = shippingColumns.map((name) => header?.findIndex((each) => each.trim().toLowerCase() === name) ?? -1);
  if (header === undefined || places.includes(-1)) return null;
  return rows.map((row) => {
    const [redemption = "", courier = "", tracking = ""] = places.map((place) => row[place] ?? "");
    const isReadable = [redemption, courier, tracking].every((each) => each.length <= LONGEST);
    return isReadable
      ? { redemption, courier, tracking, isReadable }
      : { redemption: redemption.slice(0, LONGEST), courier: "", tracking: "", isReadable };
  });
}

function linesOf(text: string): string[][] | null {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: [",", ";"],
    });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
