import type { RowError } from "@/lib/loyalty/purchase-row";

/** What people are shown of a file with many mistakes; --json has them all. */
const ERRORS_SHOWN = 50;

/** Tells what is wrong with a file, row by row. */
export function tellErrors({ rows, errors }: { rows: number; errors: RowError[] }): void {
  for (const { line, field, message } of errors.slice(0, ERRORS_SHOWN))
    console.error(`Line ${line}${field ? `, ${field}` : ""}: ${message}`);
  if (errors.length > ERRORS_SHOWN) console.error(`… and ${errors.length - ERRORS_SHOWN} more.`);
  const wrong = new Set(errors.map(({ line }) => line)).size;
  console.error(`Nothing was applied: correct ${wrong} of ${rows} rows and import the file again.`);
}
