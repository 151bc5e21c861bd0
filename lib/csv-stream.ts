import { stringify } from "csv-stringify/sync";

/** A CSV file as it is made, some rows at a time and no more than whoever reads it takes; with `bom` Excel knows that it is UTF-8. */
export function csvStream(
  bites: AsyncIterator<readonly unknown[][]>,
  options: { delimiter?: "," | ";"; bom?: boolean; escapesFormulas?: boolean } = {},
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  const { delimiter = ",", bom = false, escapesFormulas = true } = options;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (bom) controller.enqueue(bytes.encode("\ufeff"));
    },
    pull: async (controller) => {
      const bite = await bites.next();
      if (bite.done) return controller.close();
      controller.enqueue(bytes.encode(stringify([...bite.value], { delimiter, escape_formulas: escapesFormulas })));
    },
    cancel: async () => {
      await bites.return?.();
    },
  });
}

/** What a response with such a file says of it. */
export function csvHeaders(filename: string): Record<string, string> {
  return {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${filename}"`,
  };
}
