import { CsvError } from "csv-parse";
import { done, type Result, refused } from "@/lib/base/result";
import { csvHeader, csvRows, type OpenFile } from "@/lib/csv-rows";
import { type BalanceField, balanceFields } from "@/lib/loyalty/balance-row";

type UnreadableBalances = {
  code: "file_empty" | "file_unreadable" | "column_missing" | "column_twice" | "too_many";
  /** The column, or what the reader stumbled over. */
  about: string;
};

/** Reads its rows from the beginning each time; `ignored` are the columns that tell nothing the programme keeps. */
export type BalanceFile = { ignored: string[]; lines: () => ReturnType<typeof csvRows<BalanceField>> };

const required = ["member", "points"] as const;

/** Opens a file of opening balances of at most `most` rows by the names of its columns: `expiresOn`, `expires_on` and `Expires on` are one. */
export async function openBalanceFile(
  open: OpenFile,
  { most }: { most: number },
): Promise<Result<BalanceFile, UnreadableBalances>> {
  const header = await headerOf(open);
  if (!header.ok) return header;
  const fields = header.value.map((column) => balanceFields.find((field) => plain(field) === plain(column)) ?? null);
  const missing = required.find((field) => !fields.includes(field));
  if (missing !== undefined) return refused({ code: "column_missing", about: missing });
  const twice = fields.find((field, place) => field !== null && fields.indexOf(field) !== place);
  if (twice) return refused({ code: "column_twice", about: twice });
  const lines = () => csvRows(open, fields);
  let rows = 0;
  for await (const _line of lines()) {
    rows += 1;
    if (rows > most) return refused({ code: "too_many", about: "" });
  }
  if (rows === 0) return refused({ code: "file_empty", about: "" });
  return done({ ignored: header.value.filter((_, place) => fields[place] === null), lines });
}

async function headerOf(open: OpenFile): Promise<Result<string[], UnreadableBalances>> {
  try {
    const header = await csvHeader(open);
    return header === null ? refused({ code: "file_empty", about: "" }) : done(header);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused({ code: "file_unreadable", about: error.message });
  }
}

const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, "");
