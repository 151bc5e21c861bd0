import type postgres from "postgres";

/** Element type, array type, and how one element is read; PostgreSQL's own numbers, which never change. */
const known: [element: number, array: number, read: (text: string) => unknown][] = [
  [16, 1000, (text) => text === "t"],
  [17, 1001, (text) => Buffer.from(text.slice(2), "hex")],
  [20, 1016, Number],
  [21, 1005, Number],
  [23, 1007, Number],
  [25, 1009, String],
  [701, 1022, Number],
  [1184, 1185, (text) => new Date(text)],
  [2950, 2951, String],
  [3802, 3807, (text) => JSON.parse(text)],
];

/**
 * The array types the portal uses, told to the driver beforehand. Left to itself it asks for them as each connection opens, and when
 * the server goes away just then, nobody hears the rejection of that question and the process ends.
 */
export const arrayTypes = Object.fromEntries(
  known.map(([element, array, read]): [string, postgres.PostgresType] => [
    `array${element}`,
    {
      to: array,
      from: [array],
      serialize: (value: unknown) => (Array.isArray(value) ? `{${value.map(writeElement).join(",")}}` : value),
      parse: (text: string) => readElements(text, read),
    },
  ]),
);

/** Lets `sql.array` find the array type of what it is given. */
export function tellArrayTypes(pool: postgres.Sql): void {
  const { shared } = pool.options as unknown as { shared: { typeArrayMap: Record<number, number> } };
  for (const [element, array] of known) shared.typeArrayMap[element] = array;
}

function writeElement(value: unknown): string {
  if (value === null) return "null";
  return `"${textOf(value).replace(/[\\"]/g, "\\$&")}"`;
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return `\\x${value.toString("hex")}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function readElements(text: string, read: (text: string) => unknown): unknown[] {
  const elements = text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/gs) ?? [];
  return elements.map((element) => {
    if (element === "NULL") return null;
    return read(element.startsWith('"') ? element.slice(1, -1).replace(/\\(.)/gs, "$1") : element);
  });
}
